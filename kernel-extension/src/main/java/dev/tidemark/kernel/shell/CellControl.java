package dev.tidemark.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.execution.DirectExecutionControl;

/** Runs what JShell compiled, and keeps what came of it: JShell itself knows only its text. */
final class CellControl extends DirectExecutionControl {
    private final CellThread thread;
    private final CellVariables variables;
    private Object value;
    private Throwable failure;

    CellControl(CellClasses classes, CellThread thread) {
        super(classes.delegate());
        this.thread = thread;
        this.variables = new CellVariables(classes);
    }

    @Override
    public void load(ClassBytecodes[] compiled)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(compiled);
        for (ClassBytecodes each : compiled) {
            variables.loaded(each.name());
        }
    }

    @Override
    protected String invoke(Method method) throws Exception {
        variables.carryOver(CellVariables.variables(method.getDeclaringClass()).stream()
                .map(Field::getName)
                .collect(Collectors.toSet()));
        try {
            value = thread.call(() -> method.invoke(null));
        } catch (InvocationTargetException e) {
            failure = e.getCause();
            throw e;
        } catch (Error e) {
            failure = e;
            throw new InvocationTargetException(e);
        }
        return ""; // JShell would have made text of the value, however long that takes
    }

    /** What the last snippet gave, once. */
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** What the last snippet threw, once; null if nothing. */
    Throwable takeFailure() {
        Throwable taken = failure;
        failure = null;
        return taken;
    }

    /** The variables that the last snippets left without their values, once. */
    Set<String> takeEmptied() {
        variables.carryOver(Set.of());
        return variables.takeEmptied();
    }
}
