package dev.tidemark.cli.notebook;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Brings Jupyter to a machine that has none, where that may be done without asking: Debian's packages, by root. */
public final class JupyterSetup {
    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final List<String> PACKAGES = List.of("jupyter-notebook", "jupyter-nbconvert");

    private JupyterSetup() {}

    /**
     * Installs Jupyter, or says what its user has to.
     *
     * @param says hears what is done, a line at a time
     */
    public static void install(Consumer<String> says) {
        if (!Jupyter.isRoot() || !Files.isExecutable(APT)) {
            throw missing("");
        }
        says.accept("Jupyter is not installed: installing Debian's " + String.join(" and ", PACKAGES)
                + " (about 150 MB, less than a minute)");
        run(List.of(APT.toString(), "-qq", "update"));
        List<String> install = new ArrayList<>(
                List.of(APT.toString(), "-qq", "-y", "-o", "Dpkg::Use-Pty=0", "--no-install-recommends", "install"));
        install.addAll(PACKAGES);
        run(install);
    }

    /** An error that says how Jupyter comes to this machine. */
    static TidemarkException missing(String why) {
        String how = Files.isExecutable(APT)
                ? "install it with 'sudo apt-get install " + String.join(" ", PACKAGES)
                        + "' or 'pip install jupyterlab'"
                : "install it with 'pip install jupyterlab'";
        return new TidemarkException(
                ErrorCode.ENGINE_FAILED,
                "Cannot start Jupyter: no 'jupyter' with a notebook application was found" + why + "; " + how
                        + ", then run this again.");
    }

    private static void run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            int code = builder.start().waitFor();
            if (code != 0) {
                throw missing(", and '" + String.join(" ", command) + "' ended with " + code);
            }
        } catch (IOException e) {
            throw missing(", and " + command.get(0) + " could not be run (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TidemarkException(ErrorCode.CANCELLED, "Cancelled while Jupyter was installed.", e);
        }
    }
}
