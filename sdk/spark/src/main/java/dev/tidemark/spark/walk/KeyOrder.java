package dev.tidemark.spark.walk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Keys in the order of their columns; texts by their bytes, no before yes. */
enum KeyOrder implements Comparator<List<Object>> {
    INSTANCE;

    @Override
    public int compare(List<Object> one, List<Object> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = order(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int order(Object one, Object other) {
        if (one instanceof String text) {
            return Arrays.compareUnsigned(
                    text.getBytes(StandardCharsets.UTF_8), ((String) other).getBytes(StandardCharsets.UTF_8));
        }
        return one instanceof Boolean truth
                ? Boolean.compare(truth, (Boolean) other)
                : Long.compare((Long) one, (Long) other);
    }
}
