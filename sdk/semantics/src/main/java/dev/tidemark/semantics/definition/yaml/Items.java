package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.yaml.YamlNode.Mapping;
import dev.tidemark.semantics.definition.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;

/** The items of a list of named things. */
final class Items {
    private Items() {}

    /** Each item as its fields, called by its name in messages, or by its number if it has none. */
    static List<Fields> of(YamlErrors errors, String kind, List<YamlNode> items, List<String> keys) {
        List<Fields> fields = new ArrayList<>();
        for (YamlNode item : items) {
            String name = item instanceof Mapping mapping && mapping.values().get("name") instanceof Scalar scalar
                    ? scalar.text()
                    : "";
            String thing = name.isEmpty() ? kind + " number " + (fields.size() + 1) : kind + " '" + name + "'";
            fields.add(new Fields(errors, thing.replaceAll("\\p{Cntrl}", " "), item, keys));
        }
        return fields;
    }
}
