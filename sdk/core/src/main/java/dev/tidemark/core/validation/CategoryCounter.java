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
    /** By group; null while texts are counted each by itself. */
    private long[] groups;

    void add(String text) {
        String key = key(text);
        if (groups != null) {
            groups[number(key)]++;
            return;
        }
        counts.computeIfAbsent(key, k -> new long[1])[0]++;
        if (counts.size() > LIMIT) {
            groups = new long[1 << GROUP_BITS];
            counts.forEach((each, n) -> groups[number(each)] += n[0]);
            counts.clear();
        }
    }

    Categories categories() {
        TreeMap<String, Long> sorted = new TreeMap<>();
        counts.forEach((key, n) -> sorted.put(key, n[0]));
        for (int i = 0; groups != null && i < groups.length; i++) {
            if (groups[i] > 0) {
                sorted.put(name(i), groups[i]);
            }
        }
        return new Categories(groups != null, sorted);
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
        return name(number(key));
    }

    private static int number(String key) {
        return (int) (hash(key) >>> (Long.SIZE - GROUP_BITS));
    }

    private static String name(int group) {
        return String.format(Locale.ROOT, "#%02x", group);
    }

    private static long hash(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ValueHash.of(utf8, 0, utf8.length);
    }
}
