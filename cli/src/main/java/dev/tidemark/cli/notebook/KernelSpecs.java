package dev.tidemark.cli.notebook;

import dev.tidemark.kernel.install.KernelSpec;
import java.nio.file.Path;

/** How this installation of Tidemark starts its kernel; what the launcher is told, it is told by the environment. */
public final class KernelSpecs {
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

    /** With Spark's libraries. */
    public static KernelSpec withSpark() {
        return plain().with("TIDEMARK_WITH_SPARK", "yes");
    }

    /** With libraries that few ask for, by the name of their folder in {@code extras/}. */
    public static KernelSpec extra(KernelSpec spec, String name) {
        return spec.with("TIDEMARK_EXTRA", name);
    }
}
