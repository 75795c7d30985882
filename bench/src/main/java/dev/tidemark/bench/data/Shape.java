package dev.tidemark.bench.data;

import dev.tidemark.bench.Flags;
import java.util.Map;

/** How much input there is: events and spine rows, spread evenly over the keys and over {@link #DAYS} days. */
public record Shape(String name, long events, long spine, long keys, String keyType, long seed) {
    public static final int DAYS = 90;

    private static final Map<String, long[]> SIZES = Map.of(
            "smoke", new long[] {100_000, 10_000, 1_000},
            "wide", new long[] {10_000_000, 1_000_000, 100_000},
            "dense", new long[] {10_000_000, 1_000_000, 1_000},
            "large", new long[] {100_000_000, 5_000_000, 1_000_000});

    public Shape {
        if (!keyType.equals("int64") && !keyType.equals("string")) {
            throw new IllegalArgumentException("Cannot make keys of type '" + keyType + "': use int64 or string");
        }
    }

    /** {@code --data NAME} picks the sizes; {@code --events-count}, {@code --spine-count} and {@code --keys} refine them. */
    public static Shape of(Flags flags) {
        String name = flags.text("data", "wide");
        long[] sizes = SIZES.get(name);
        if (sizes == null) {
            throw new IllegalArgumentException("Cannot find data '" + name + "': use one of " + SIZES.keySet());
        }
        return new Shape(
                name,
                flags.number("events-count", sizes[0]),
                flags.number("spine-count", sizes[1]),
                flags.number("keys", sizes[2]),
                flags.text("key-type", "int64"),
                flags.number("seed", 1));
    }

    /** Two shapes share a folder only if they hold the same rows. */
    public String folder() {
        return String.join("-", name, keyType, "e" + events, "s" + spine, "k" + keys, "seed" + seed);
    }
}
