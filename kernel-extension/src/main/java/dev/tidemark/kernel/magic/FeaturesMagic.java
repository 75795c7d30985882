package dev.tidemark.kernel.magic;

import dev.tidemark.kernel.host.CellMagic;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.util.List;

/** {@code %%features}: definitions in YAML, which are variables after. */
final class FeaturesMagic implements CellMagic {
    private final Host host;
    private final Project project;

    FeaturesMagic(Host host, Project project) {
        this.host = host;
        this.project = project;
    }

    @Override
    public Object run(List<String> words, String body) throws Exception {
        Definitions read = DefinitionsYaml.read(body, project.folder());
        project.define(read);
        Definers.define(host, read);
        Magics.show(host, read);
        return null; // kernels differ in whether they would show it once more
    }
}
