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
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The program {@code redis-server} for this machine, from the class path to a file. */
public final class Binary {
    private static final String VERSION = "7.0.15";
    private static final String PROGRAM = "redis-server-";

    /** As JDKs say the system's ETXTBSY, whatever words the locale has for it: {@code error=26,}, newer ones {@code error: 26}. */
    private static final Pattern BUSY = Pattern.compile("error(=|: )26\\b");

    private static final int ATTEMPTS = 100;
    private static final long AGAIN_NANOS = 20_000_000;

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

    /**
     * Starts it. What was just written cannot run while another process holds it open: one that this JVM starts meanwhile does
     * so for the moment until it runs a program of its own.
     */
    static Process launch(ProcessBuilder program) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return program.start();
            } catch (IOException e) {
                if (attempt == ATTEMPTS
                        || !BUSY.matcher(String.valueOf(e.getMessage())).find()) {
                    throw e;
                }
                LockSupport.parkNanos(AGAIN_NANOS);
            }
        }
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
