package dev.tidemark.kernel.magic;

import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.render.Renderers;
import java.util.UUID;

/** Makes Tidemark's magics known to a kernel. */
public final class Magics {
    private Magics() {}

    public static void install(Host host) {
        Project project = new Project();
        Names.offer(project);
        host.lineMagic("tidemark", new TidemarkMagic(host, project));
        host.lineMagic("explain", new ExplainMagic(host, project));
        host.lineMagic("live", new LiveMagic(host, project));
        host.cellMagic("sql", new SqlMagic(host, project));
        host.cellMagic("features", new FeaturesMagic(host, project));
    }

    static void show(Host host, Object value) {
        Bundle forms = Renderers.of(value).orElseGet(() -> Bundle.text(String.valueOf(value)));
        host.show(UUID.randomUUID().toString(), forms);
    }
}
