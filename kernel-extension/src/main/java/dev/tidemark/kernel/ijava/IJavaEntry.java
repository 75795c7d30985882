package dev.tidemark.kernel.ijava;

import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.Hosts;
import dev.tidemark.kernel.host.Safe;
import dev.tidemark.kernel.progress.CellWorks;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;

/** Installs Tidemark into the IJava that runs the cell which calls this. */
public final class IJavaEntry {
    private static final String IJAVA = "io.github.spencerpark.ijava.IJava";

    private IJavaEntry() {}

    /**
     * The one line that a notebook, or IJava's start-up script, needs.
     *
     * @throws IllegalStateException outside of IJava
     */
    public static void install() {
        try {
            Object kernel = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
            Object magics = kernel.getClass().getMethod("getMagics").invoke(kernel);
            install((BaseKernel) kernel, (Magics) magics);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no IJava runs in this process: call this in one of its cells", e);
        }
    }

    static void install(BaseKernel kernel, Magics magics) {
        Host host = new IJavaHost(kernel, magics);
        Hosts.install(host);
        CellWorks.install(host);
        dev.tidemark.kernel.magic.Magics.install(host);
        kernel.getRenderer().createRegistration(Object.class).register((value, context) -> {
            DisplayData out = context.getOutputContainer();
            Safe.forms(value).data().forEach(out::putData);
        });
    }
}
