package dev.tidemark.kernel.render.html;

import java.time.Duration;
import java.util.Locale;

/** How amounts of memory and of time look. */
public final class Sizes {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private Sizes() {}

    /** {@code 213 KB}, in steps of 1,000. */
    public static String bytes(long bytes) {
        double amount = (double) bytes;
        int unit = 0;
        while (amount >= 999.5 && unit < UNITS.length - 1) {
            amount /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, amount >= 10 || unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }

    /** {@code 840 ms}, {@code 4.9 s}, {@code 2 min 5 s}. */
    public static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1_000.0)
                : millis / 60_000 + " min " + millis / 1_000 % 60 + " s";
    }
}
