package dev.tidemark.kernel.shell;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** The state that cells share: their variables, classes and imports. One cell runs at a time; only {@link #interrupt} may come between. */
public final class CellSession implements AutoCloseable {
    private static final Pattern BEFORE_IMPORT = Pattern.compile("(?:\\s|//.*\\R|/\\*(?s:.*?)\\*/)+(?=import\\s)");

    private final CellClasses classes;
    private final CellThread thread;
    private final CellControl control;
    private final FutureTask<JShell> shell;

    /**
     * Begins at once; the compiler, which takes most of a second, is made meanwhile, and the first cell waits for it.
     *
     * @param imports {@code import} statements that need not be written
     */
    public CellSession(List<String> imports) {
        classes = new CellClasses(CellSession.class.getClassLoader());
        thread = new CellThread(classes);
        control = new CellControl(classes, thread);
        shell = new FutureTask<>(() -> compiler(imports));
        CellThread.daemon("cell-compiler", shell).start();
    }

    private JShell compiler(List<String> imports) {
        JShell made = JShell.builder()
                .executionEngine(new Provider(control), null)
                .fileManager(files -> new CellFiles(files, classPath()))
                .compilerOptions("-Xlint:-options", "-proc:none")
                .build();
        imports.forEach(made::eval);
        return made;
    }

    /**
     * Runs a cell.
     *
     * @return the value of its last expression; null if it ends with something else, or with null
     * @throws CellFailure if it is not Java
     * @throws CellInterrupted if it was stopped
     * @throws Exception what its code threw, as it was thrown; errors likewise
     */
    public Object run(String cell) throws Exception {
        thread.begin();
        Object value = null;
        String rest = cell;
        while (!rest.isBlank()) {
            if (thread.isStopRequested()) {
                throw new CellInterrupted();
            }
            CompletionInfo next = shell().sourceCodeAnalysis().analyzeCompletion(rest);
            boolean whole = next.completeness().isComplete();
            value = snippet(bareImport(whole ? next.source() : rest));
            rest = whole ? next.remaining() : "";
        }
        return value;
    }

    /** Runs something else than Java as a cell is run: on the same thread, and just as stoppable. */
    public <T> T call(Callable<T> work) throws Exception {
        thread.begin();
        return thread.call(work);
    }

    /**
     * Stops the cell that runs, from another thread.
     *
     * @param work whether it does work that was told to end already and needs a moment to do so in good order
     */
    public void interrupt(Grace work) {
        thread.interrupt(work == Grace.A_MOMENT);
    }

    /** Whether a cell that is stopped gets time to end what it does. */
    public enum Grace {
        NONE,
        A_MOMENT
    }

    /** What loads the classes of cells. */
    public ClassLoader classes() {
        return classes;
    }

    /** Tells of every class that a cell makes, before it is used: its name, and its bytecodes as compiled. */
    public void watchClasses(BiConsumer<String, byte[]> watcher) {
        classes.watch(watcher);
    }

    /** Makes a jar or a folder known to the cells that follow. */
    public void addToClassPath(String path) {
        shell().addToClasspath(path);
    }

    /**
     * Closes the stores that variables still hold, for the process ends: what a store started would outlive it. Whatever fails is
     * left, since nobody is there to be told.
     */
    public void closeStores() {
        List<String> stores = shell().variables()
                .filter(variable -> variable.typeName().endsWith("FeatureStore"))
                .map(VarSnippet::name)
                .toList();
        for (String store : stores) {
            try {
                run("if (" + store + " != null) " + store + ".close();");
            } catch (Exception e) {
                // the next store may close
            }
        }
    }

    JShell shell() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return shell.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("Cannot make a compiler for cells: " + e.getCause(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        shell().close();
        thread.close();
    }

    /** JShell forgets all variables over an import of a whole package that anything stands before, be it a line end. */
    private static String bareImport(String source) {
        Matcher before = BEFORE_IMPORT.matcher(source);
        return before.lookingAt() ? source.substring(before.end()) : source;
    }

    private Object snippet(String source) throws Exception {
        Object value = null;
        List<SnippetEvent> events = shell().eval(source);
        warnOfLost(events);
        for (SnippetEvent event : events) {
            Throwable failure = control.takeFailure();
            Object result = control.takeValue();
            if (event.exception() != null) {
                throw thrown(failure, event.exception());
            }
            if (event.causeSnippet() == null) {
                refuse(event);
                value = isExpression(event.snippet()) ? result : null;
            }
        }
        return value;
    }

    /** What a variable was made of may be declared anew in a way that leaves its own declaration without sense. */
    private void warnOfLost(List<SnippetEvent> events) {
        Set<String> lost = new TreeSet<>(control.takeEmptied());
        events.stream()
                .filter(event -> event.causeSnippet() != null && isUndefined(event.status()))
                .filter(event -> event.previousStatus().isDefined() && event.snippet() instanceof VarSnippet)
                .forEach(event -> lost.add(((VarSnippet) event.snippet()).name()));
        if (!lost.isEmpty()) {
            System.err.println(
                    "Warning: what these variables were made of is declared anew, and they lost their values: "
                            + String.join(", ", lost) + ". Run the cells again that make them.");
        }
    }

    private static boolean isUndefined(Snippet.Status status) {
        return status == Snippet.Status.REJECTED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
    }

    private void refuse(SnippetEvent event) throws CellFailure {
        if (isUndefined(event.status())) {
            CellFailure failure = Diagnostics.of(shell(), event.snippet());
            shell().drop(event.snippet());
            throw failure;
        }
    }

    private Exception thrown(Throwable failure, JShellException reported) throws Exception {
        if (reported instanceof UnresolvedReferenceException unresolved) {
            return Diagnostics.of(shell(), unresolved.getSnippet());
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof Exception exception) {
            return exception;
        }
        return reported instanceof EvalException thrown ? thrown : new IllegalStateException(reported);
    }

    private static boolean isExpression(Snippet snippet) {
        return snippet instanceof VarSnippet && snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || snippet instanceof ExpressionSnippet && snippet.subKind() != Snippet.SubKind.ASSIGNMENT_SUBKIND;
    }

    /** What this process runs on; under Maven's tests that stands elsewhere. */
    private static String classPath() {
        String tests = System.getProperty("surefire.test.class.path");
        return tests != null ? tests : System.getProperty("java.class.path");
    }

    private record Provider(DirectExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "cells";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, java.util.Map<String, String> parameters) {
            return control;
        }
    }

    SourceCodeAnalysis analysis() {
        return shell().sourceCodeAnalysis();
    }
}
