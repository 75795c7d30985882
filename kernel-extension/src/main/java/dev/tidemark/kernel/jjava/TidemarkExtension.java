package dev.tidemark.kernel.jjava;

import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.Hosts;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.render.Renderers;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Found by kernels of the JJava family on their class path. */
public final class TidemarkExtension implements Extension {
    @Override
    public void install(BaseKernel kernel) {
        Hosts.install((Host) kernel);
        kernel.getRenderer().createRegistration(Object.class).register((value, context) -> {
            Bundle forms = safely(value);
            DisplayData out = context.getOutputContainer();
            forms.data().forEach(out::putData);
        });
    }

    private static Bundle safely(Object value) {
        return Renderers.of(value).orElseGet(() -> Bundle.text(String.valueOf(value)));
    }
}
