package dev.tidemark.kernel.magic;

import dev.tidemark.semantics.definition.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Definitions upon definitions: a name that is defined again means the new thing. */
final class Merged {
    private Merged() {}

    static Definitions of(Definitions earlier, Definitions later) {
        return new Definitions(
                later.baseDirectory(),
                merged(earlier.entities(), later.entities(), each -> each.name()),
                merged(earlier.sources(), later.sources(), each -> each.name()),
                merged(earlier.views(), later.views(), each -> each.name()),
                merged(earlier.services(), later.services(), each -> each.name()));
    }

    private static <T> List<T> merged(List<T> earlier, List<T> later, Function<T, String> name) {
        List<T> all = new ArrayList<>(earlier);
        for (T each : later) {
            all.removeIf(other -> name.apply(other).equals(name.apply(each)));
            all.add(each);
        }
        return all;
    }
}
