package dev.tidemark.core.validation;

import dev.tidemark.semantics.aggregate.ValueHash;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts texts: each by itself up to a bound, and in groups by their hash from then on. A function of the bag of texts. Not
 * thread-safe.
 */
final class CategoryCounter {
    /** How many different texts are counted each by itself. */
    static final int LIMIT = 1_000;

    private static final int LONGEST = 200;
    private static final int GROUP_BITS = 8;

    private final Map<String, long[]> counts = new HashMap<>();
    private boolean grouped;

    void add(String text) {
        count(grouped ? group(key(text)) : key(text), 1);
        if (counts.size() > LIMIT && !grouped) {
            grouped = true;
            Map<String, long[]> each = new HashMap<>(counts);
            counts.clear();
            each.forEach((key, n) -> count(group(key), n[0]));
        }
    }

    Categories categories() {
        TreeMap<String, Long> sorted = new TreeMap<>();
        counts.forEach((key, n) -> sorted.put(key, n[0]));
        return new Categories(grouped, sorted);
    }

    private void count(String key, long n) {
        counts.computeIfAbsent(key, k -> new long[1])[0] += n;
    }

    /** The text itself; of a long one the beginning and a hash of all. */
    private static String key(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, LONGEST - 20) + String.format(Locale.ROOT, "…%016x", hash(text));
    }

    /** The group of a text, as a category of its own. */
    static String group(String key) {
        return String.format(Locale.ROOT, "#%02x", hash(key) >>> (Long.SIZE - GROUP_BITS));
    }

    private static long hash(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ValueHash.of(utf8, 0, utf8.length);
    }
}
