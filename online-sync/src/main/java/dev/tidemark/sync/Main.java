package dev.tidemark.sync;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The service as a process: {@code java -jar tidemark-online-sync.jar [--no-ingest] [--project DIR] [--set KEY=VALUE]...}. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        Logging.structured();
        try {
            Path project = Path.of("");
            Map<String, String> settings = new TreeMap<>();
            boolean serveOnly = arguments.length > 0 && arguments[0].equals("--no-ingest");
            for (int i = serveOnly ? 1 : 0; i < arguments.length; i += 2) {
                String value = i + 1 < arguments.length ? arguments[i + 1] : "";
                if (arguments[i].equals("--project")) {
                    project = Path.of(value);
                } else if (arguments[i].equals("--set") && value.indexOf('=') > 0) {
                    settings.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
                } else {
                    throw new TidemarkException(
                            ErrorCode.INVALID_VALUE,
                            "Cannot understand '" + arguments[i] + " " + value
                                    + "': write --no-ingest first, --project DIR or --set KEY=VALUE.");
                }
            }
            run(project, settings, serveOnly);
        } catch (TidemarkException e) {
            System.err.println(e.getMessage());
            System.exit(e.code() == ErrorCode.INVALID_VALUE ? WRONG_USAGE : FAILED);
        }
    }

    private static void run(Path project, Map<String, String> settings, boolean serveOnly) {
        Path folder = project.toAbsolutePath().normalize();
        ProjectConfig config = ProjectConfig.read(folder, System.getenv(), settings);
        SyncProcess service = serveOnly ? SyncProcess.serveOnly(folder, config) : SyncProcess.start(folder, config);
        Runtime.getRuntime().addShutdownHook(new Thread(service::stop, "stop"));
        try {
            service.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            service.stop();
        }
    }
}
