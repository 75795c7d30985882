package dev.tidemark.redis.embedded;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** The program {@code redis-server} for this machine, from the class path to a file. */
public final class Binary {
    private static final String VERSION = "7.0.15";
    private static final String PROGRAM = "redis-server-";

    private Binary() {}

    /** The program in this folder, put there if it is not; callers see to it that only one does so at a time. */
    public static Path in(Path folder) throws IOException {
        Path program = folder.resolve(PROGRAM + VERSION);
        if (!Files.isExecutable(program)) {
            String resource = "/" + PROGRAM + VERSION + "-" + platform();
            Path copy = folder.resolve(program.getFileName() + ".new");
            try (InputStream in = Binary.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw unsupported();
                }
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
            Files.move(copy, program, StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }

    /** Whether a process that runs this file may be one of our servers. */
    static boolean isProgram(String file) {
        return Path.of(file).getFileName().toString().startsWith(PROGRAM);
    }

    /** What this machine is, as the programs are named; throws if there is none for it. */
    static String platform() {
        String system = property("os.name");
        String processor = property("os.arch");
        String os = system.startsWith("mac") ? "darwin" : system.startsWith("linux") ? "linux" : null;
        String arch = switch (processor) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            case "x86", "i386", "i686" -> "386";
            default -> null;
        };
        if (os == null || arch == null) {
            throw unsupported();
        }
        return os + "-" + arch;
    }

    private static String property(String name) {
        return System.getProperty(name).toLowerCase(Locale.ROOT);
    }

    private static TidemarkException unsupported() {
        return new TidemarkException(
                ErrorCode.UNSUPPORTED,
                "Cannot start a Redis for the project: none is shipped for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + "; set the 'address' of one.");
    }
}
