package dev.tidemark.core.promotion;

import dev.tidemark.core.promotion.DefinitionChange.Nature;
import dev.tidemark.core.registry.LineDiff;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.definition.yaml.ObjectKind;
import dev.tidemark.semantics.definition.yaml.ObjectText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between two sets of definitions, object by object, in the words of their YAML.
 *
 * @param changes objects that stay the same are not among them
 */
public record DefinitionDiff(List<DefinitionChange> changes) {
    public DefinitionDiff {
        changes = List.copyOf(changes);
    }

    /**
     * From one to the other.
     *
     * @param before empty: everything is new
     */
    public static DefinitionDiff between(Optional<Definitions> before, Definitions after) {
        Map<Item, String> old = before.map(DefinitionDiff::items).orElse(Map.of());
        Map<Item, String> now = items(after);
        List<DefinitionChange> changes = new ArrayList<>();
        now.forEach((item, text) -> {
            String earlier = old.get(item);
            if (!text.equals(earlier)) {
                changes.add(change(item, earlier == null ? Nature.ADDED : Nature.CHANGED, earlier, text));
            }
        });
        old.forEach((item, text) -> {
            if (!now.containsKey(item)) {
                changes.add(change(item, Nature.REMOVED, text, null));
            }
        });
        return new DefinitionDiff(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    private static DefinitionChange change(Item item, Nature nature, String before, String after) {
        return new DefinitionChange(item.kind().word(), item.name(), nature, LineDiff.of(before, after));
    }

    private static Map<Item, String> items(Definitions definitions) {
        Map<Item, String> items = new LinkedHashMap<>();
        for (ObjectText text : DefinitionsYaml.split(definitions)) {
            items.put(new Item(text.kind(), text.name()), text.yaml());
        }
        return items;
    }

    private record Item(ObjectKind kind, String name) {}
}
