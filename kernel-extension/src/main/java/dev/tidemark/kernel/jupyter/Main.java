package dev.tidemark.kernel.jupyter;

import dev.tidemark.kernel.shell.CellSession;
import dev.tidemark.kernel.spark.SparkCells;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Runs the kernel for the front end that wrote the connection file, which is the only argument. */
public final class Main {
    /** What a cell need not import. */
    static final List<String> IMPORTS = List.of(
            "import java.nio.file.Path;",
            "import java.time.*;",
            "import java.util.*;",
            "import dev.tidemark.core.*;",
            "import dev.tidemark.core.training.*;",
            "import dev.tidemark.kernel.render.chart.*;",
            "import dev.tidemark.kernel.render.table.*;",
            "import dev.tidemark.semantics.definition.*;",
            "import static dev.tidemark.semantics.definition.Aggregates.*;",
            "import static dev.tidemark.semantics.time.Durations.*;",
            "import static dev.tidemark.semantics.type.ValueType.*;",
            "import static dev.tidemark.kernel.Notebook.*;");

    /** Jupyter waits five seconds for a kernel to end. */
    private static final long CLOSING_MILLIS = 4_000;

    private static final String LOGS = "slf4j.provider";
    private static final String NO_LOGS = "org.slf4j.nop.NOPServiceProvider";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("tidemark kernel: one argument is needed, the connection file that Jupyter writes");
            System.exit(2);
        }
        silenceLibraries();
        Connection connection =
                new Connection(KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
        CellSession session = new CellSession(IMPORTS);
        SparkCells.install(session);
        TidemarkKernel kernel = new TidemarkKernel("0.1.0", session);
        kernel.becomeHandlerForConnection(connection);
        kernel.onStartup();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeStores(session), "close-stores"));
        endWithParent();
        connection.connect();
        connection.waitUntilClose();
        System.exit(0); // threads that cells began do not keep it alive
    }

    /** Also when it is told to end by a signal; a cell that goes on meanwhile must not keep the process. */
    private static void closeStores(CellSession session) {
        Thread closing = new Thread(session::closeStores, "stores");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What libraries log would appear in cells; whoever wants it names a provider of SLF4J's. */
    private static void silenceLibraries() {
        boolean there = Main.class.getClassLoader().getResource(NO_LOGS.replace('.', '/') + ".class") != null;
        if (there && System.getProperty(LOGS) == null) {
            System.setProperty(LOGS, NO_LOGS);
        }
    }

    /** Whoever started the kernel and died without a word will not stop it any more. */
    private static void endWithParent() {
        if (System.getenv("JPY_PARENT_PID") != null) {
            ProcessHandle.current().parent().ifPresent(Main::endWith);
        }
    }

    private static void endWith(ProcessHandle parent) {
        Thread watch = new Thread(
                () -> {
                    parent.onExit().join();
                    System.exit(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
