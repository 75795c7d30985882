package dev.tidemark.kernel.jupyter;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** The base's own streams, for extensions that ask for them; they stay with the last cell, so that nothing late is lost. */
final class KernelIo extends JupyterIO {
    KernelIo() {
        super(StandardCharsets.UTF_8);
    }

    void attach(ShellReplyEnvironment scope) {
        setEnv(scope);
    }
}
