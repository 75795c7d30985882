package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.definition.yaml.ObjectText;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The newest version of every object that ever was.
 *
 * @param byName removed ones too
 */
record Heads(SortedMap<ObjectName, ObjectVersion> byName) {
    /** 0 if it never was. */
    int version(ObjectName object) {
        ObjectVersion head = byName.get(object);
        return head == null ? 0 : head.version();
    }

    /** Null if it is not there now. */
    String yaml(ObjectName object) {
        ObjectVersion head = byName.get(object);
        return head == null ? null : head.yaml().orElse(null);
    }

    Registered registered(Path project) {
        SortedMap<ObjectName, Integer> versions = new TreeMap<>();
        texts().keySet().forEach(object -> versions.put(object, version(object)));
        return new Registered(definitions(texts(), project), versions);
    }

    /** The text of every object that is there now. A map of the caller's own. */
    SortedMap<ObjectName, String> texts() {
        SortedMap<ObjectName, String> texts = new TreeMap<>();
        byName.forEach((object, head) -> head.yaml().ifPresent(yaml -> texts.put(object, yaml)));
        return texts;
    }

    /** The whole; an error if it is not valid. */
    static Definitions definitions(Map<ObjectName, String> texts, Path project) {
        return DefinitionsYaml.join(
                texts.entrySet().stream()
                        .map(text -> new ObjectText(
                                text.getKey().kind(), text.getKey().name(), text.getValue()))
                        .toList(),
                project);
    }
}
