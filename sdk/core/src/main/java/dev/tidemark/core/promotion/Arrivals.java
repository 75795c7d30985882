package dev.tidemark.core.promotion;

import dev.tidemark.core.online.ReleaseDocument;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the files of sources hold of their streams, by source, for those whose events do not say when they became known; microseconds.
 *
 * @param before what happened before the cut-off and arrived before this instant is taken to be in the files
 * @param doubtfulFrom if nobody said that instant: what arrived from here on may be in them or not
 */
record Arrivals(Map<String, Long> before, Map<String, Long> doubtfulFrom) {
    Arrivals {
        before = Map.copyOf(before);
        doubtfulFrom = Map.copyOf(doubtfulFrom);
    }

    static Arrivals of(ReleaseDocument document) {
        return new Arrivals(document.arrivedBefore(), document.doubtfulFrom());
    }

    /** Whether all of it is what somebody says. */
    boolean isAt(long micros) {
        return doubtfulFrom.isEmpty() && before.values().stream().allMatch(instant -> instant == micros);
    }

    /** One being put together. */
    static final class Builder {
        private final Map<String, Long> before = new TreeMap<>();
        private final Map<String, Long> doubtfulFrom = new TreeMap<>();

        void told(String source, long micros) {
            before.put(source, micros);
        }

        /** @param from doubts begin there, unless that is not before {@code micros} */
        void taken(String source, long micros, long from) {
            before.put(source, micros);
            if (from < micros) {
                doubtfulFrom.put(source, from);
            }
        }

        void as(String source, Arrivals other) {
            before.put(source, other.before.get(source));
            if (other.doubtfulFrom.containsKey(source)) {
                doubtfulFrom.put(source, other.doubtfulFrom.get(source));
            }
        }

        Arrivals build() {
            return new Arrivals(before, doubtfulFrom);
        }
    }
}
