package dev.tidemark.kernel.spark;

import dev.tidemark.kernel.shell.CellSession;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Hands the classes of cells to Spark, where Spark is on the class path. Sessions that cells make need nothing more: they find
 * the folder by a system property, and the right class loader on the thread of the cell.
 */
public final class SparkCells {
    private static final String SESSION = "org.apache.spark.sql.SparkSession";
    private static final String CLASSES_PROPERTY = "spark.repl.class.outputDir";

    private final Path folder;
    private final ClassLoader loader;
    private final Supplier<PrintStream> warnings;

    private SparkCells(Path folder, ClassLoader loader, Supplier<PrintStream> warnings) {
        this.folder = folder;
        this.loader = loader;
        this.warnings = warnings;
    }

    /** Begins where there is Spark; elsewhere does nothing. */
    public static void install(CellSession session) {
        if (session.classes().getResource(SESSION.replace('.', '/') + ".class") == null) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("tidemark-cells");
            System.setProperty(CLASSES_PROPERTY, folder.toString());
            SparkCells cells = new SparkCells(folder, session.classes(), () -> System.err);
            session.watchClasses(cells::compiled);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for the cells' classes: " + e.getMessage(), e);
        }
    }

    private void compiled(String name, byte[] bytecodes) {
        write(name, bytecodes);
        Set<String> variables = CapturedVariables.of(bytecodes);
        if (!variables.isEmpty() && runsElsewhere()) {
            warnings.get().println(warning(variables));
        }
    }

    static String warning(Set<String> variables) {
        String names = String.join(", ", variables);
        return "Warning: a lambda of this cell reads the notebook's "
                + (variables.size() == 1 ? "variable " : "variables ")
                + names + ". Spark's executors are other processes, where it is zero or null: copy it into a local"
                + " variable first, as in { final var k = "
                + variables.iterator().next() + "; ... }.";
    }

    /** As compiled, without the stop checks of this process, which executors have no class for. */
    private void write(String name, byte[] bytecodes) {
        try {
            Path file = folder.resolve(name.replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, bytecodes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the class of a cell for Spark: " + e.getMessage(), e);
        }
    }

    /** Whether a session is open whose executors are other processes. */
    private boolean runsElsewhere() {
        try {
            Object found = Class.forName(SESSION, true, loader)
                    .getMethod("getDefaultSession")
                    .invoke(null);
            if (!(Boolean) found.getClass().getMethod("isDefined").invoke(found)) {
                return false;
            }
            Object session = found.getClass().getMethod("get").invoke(found);
            Object context = session.getClass().getMethod("sparkContext").invoke(session);
            String master =
                    String.valueOf(context.getClass().getMethod("master").invoke(context));
            return !master.matches("local(\\[.*])?");
        } catch (
                ReflectiveOperationException
                        e) { // a Spark of another kind, such as a remote one: nothing is known of it
            return false;
        }
    }
}
