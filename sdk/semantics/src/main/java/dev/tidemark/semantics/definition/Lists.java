package dev.tidemark.semantics.definition;

import java.util.ArrayList;
import java.util.List;

/** Longer lists from immutable ones. */
final class Lists {
    private Lists() {}

    static <T> List<T> with(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return List.copyOf(longer);
    }

    static <T> List<T> withIfAbsent(List<T> list, T added) {
        return list.contains(added) ? list : with(list, added);
    }
}
