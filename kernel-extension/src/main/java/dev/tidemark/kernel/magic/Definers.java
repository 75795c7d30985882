package dev.tidemark.kernel.magic;

import dev.tidemark.kernel.host.Host;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import java.util.ArrayList;
import java.util.List;

/** Makes a variable of every definition, under its name. */
final class Definers {
    private Definers() {}

    static void define(Host host, Definitions definitions) throws Exception {
        for (Entity each : definitions.entities()) {
            Variables.define(host, each.name(), Entity.class, each);
        }
        for (Source each : definitions.sources()) {
            Variables.define(host, each.name(), Source.class, each);
        }
        for (FeatureView each : definitions.views()) {
            Variables.define(host, each.name(), FeatureView.class, each);
        }
        for (FeatureService each : definitions.services()) {
            Variables.define(host, each.name(), FeatureService.class, each);
        }
        Variables.define(host, "definitions", Definitions.class, definitions);
    }

    static String names(Definitions definitions) {
        List<String> names = new ArrayList<>();
        definitions.entities().forEach(each -> names.add(each.name()));
        definitions.sources().forEach(each -> names.add(each.name()));
        definitions.views().forEach(each -> names.add(each.name()));
        definitions.services().forEach(each -> names.add(each.name()));
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
