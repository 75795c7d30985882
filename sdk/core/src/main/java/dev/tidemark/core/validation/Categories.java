package dev.tidemark.core.validation;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each text stands in a column.
 *
 * @param grouped whether there were too many, so that keys are groups of texts that share the beginning of a hash
 * @param counts by text or group, in the order of the keys
 */
record Categories(boolean grouped, SortedMap<String, Long> counts) {
    Categories {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** The same in groups. */
    Categories inGroups() {
        if (grouped) {
            return this;
        }
        TreeMap<String, Long> groups = new TreeMap<>();
        counts.forEach((text, n) -> groups.merge(CategoryCounter.group(text), n, Long::sum));
        return new Categories(true, groups);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The most frequent ones, the most frequent first, equals in the order of the keys. */
    List<String> top(int n) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(n)
                .map(Map.Entry::getKey)
                .toList();
    }
}
