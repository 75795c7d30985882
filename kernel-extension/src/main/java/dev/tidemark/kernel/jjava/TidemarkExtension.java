package dev.tidemark.kernel.jjava;

import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.Hosts;
import dev.tidemark.kernel.host.Safe;
import dev.tidemark.kernel.magic.Magics;
import dev.tidemark.kernel.progress.CellWorks;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.render.Renderers;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Found by kernels of the JJava family on their class path. */
public final class TidemarkExtension implements Extension {
    @Override
    public void install(BaseKernel kernel) {
        boolean ours = kernel instanceof Host;
        Host host = ours ? (Host) kernel : new JJavaHost(kernel);
        Hosts.install(host);
        CellWorks.install(host);
        Magics.install(host);
        kernel.getRenderer().createRegistration(Object.class).register((value, context) -> {
            DisplayData out = context.getOutputContainer();
            (ours ? forms(value) : Safe.forms(value)).data().forEach(out::putData);
        });
    }

    /** Our own kernel reports what is thrown as the cell's failure. */
    private static Bundle forms(Object value) {
        return Renderers.of(value).orElseGet(() -> Bundle.text(String.valueOf(value)));
    }
}
