package dev.tidemark.core.promotion;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, in texts of this package. */
final class Sizes {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

    private Sizes() {}

    /** {@code 1,000,000}. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 1 key}, {@code 1,000 keys}. */
    static String count(long n, String thing) {
        return count(n) + " " + thing + (n == 1 ? "" : "s");
    }

    /** {@code 2.1 MB}, units of 1,000. */
    static String bytes(long n) {
        double size = n / 1_000.0;
        int unit = 0;
        while (size >= 999.5 && unit < UNITS.length - 1) {
            size /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, size < 9.95 ? "%.1f %s" : "%,.0f %s", size, UNITS[unit]);
    }

    /** {@code 0.8 s}, {@code 12 s}, {@code 3 min}. */
    static String duration(Duration duration) {
        double seconds = duration.toMillis() / 1_000.0;
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 99.5 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }
}
