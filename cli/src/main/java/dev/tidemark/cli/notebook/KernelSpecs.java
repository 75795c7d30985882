package dev.tidemark.cli.notebook;

import dev.tidemark.kernel.install.KernelSpec;
import java.nio.file.Path;

/** How this installation of Tidemark starts its kernel. */
public final class KernelSpecs {
    private static final String EXTRAS = "TIDEMARK_EXTRAS"; // which the launcher reads

    private KernelSpecs() {}

    /** By the launcher where this command came from it, else by the Java and the class path of this process. */
    public static KernelSpec plain() {
        String home = System.getenv("TIDEMARK_HOME");
        return home == null
                ? KernelSpec.onJava(
                        Path.of(System.getProperty("java.home")),
                        Runtime.version().feature(),
                        System.getProperty("java.class.path"))
                : KernelSpec.byLauncher(Path.of(home).resolve("tidemark"));
    }

    /** With libraries that few ask for, by the names of their folders in {@code extras/}. */
    public static KernelSpec with(String... extras) {
        return plain().with(EXTRAS, String.join(" ", extras));
    }
}
