package dev.tidemark.semantics.definition.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file put together from the texts of single objects.
 *
 * @param firstLines which object begins in which line
 */
record ObjectTexts(String file, NavigableMap<Integer, ObjectText> firstLines) {
    static ObjectTexts of(Collection<ObjectText> objects) {
        Map<ObjectKind, List<ObjectText>> byKind = objects.stream()
                .sorted(Comparator.comparing(ObjectText::name))
                .collect(Collectors.groupingBy(ObjectText::kind));
        StringBuilder file = new StringBuilder();
        NavigableMap<Integer, ObjectText> firstLines = new TreeMap<>();
        int line = 1;
        for (ObjectKind kind : ObjectKind.values()) {
            List<ObjectText> section = byKind.getOrDefault(kind, List.of());
            file.append(kind.section()).append(section.isEmpty() ? ": []\n" : ":\n");
            line++;
            for (ObjectText object : section) {
                firstLines.put(line, object);
                file.append(object.yaml());
                line += (int) object.yaml().chars().filter(c -> c == '\n').count();
            }
        }
        return new ObjectTexts(file.toString(), firstLines);
    }

    /** The object that stands in a line, for messages. */
    String place(int line) {
        Map.Entry<Integer, ObjectText> object = firstLines.floorEntry(line);
        return object == null ? "definitions" : object.getValue().toString();
    }
}
