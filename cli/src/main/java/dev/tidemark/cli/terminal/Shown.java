package dev.tidemark.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** How numbers look to people. */
public final class Shown {
    private static final String[] SIZES = {"KB", "MB", "GB", "TB"};

    private Shown() {}

    /** {@code 1,000,000}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 1 row}, {@code 1,000 rows}. */
    public static String count(long n, String thing) {
        return count(n) + " " + thing + (n == 1 ? "" : "s");
    }

    /** {@code 812 bytes}, {@code 2.1 MB}: units of 1,000, as disks have them. */
    public static String bytes(long n) {
        if (n < 1_000) {
            return count(n, "byte");
        }
        double size = n;
        int unit = -1;
        while (size >= 999.5) {
            size /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, size < 9.95 ? "%.1f %s" : "%.0f %s", size, SIZES[unit]);
    }

    /** {@code 0.8 s}, {@code 12 s}, {@code 2 min 5 s}. */
    public static String duration(Duration duration) {
        double seconds = duration.toMillis() / 1_000.0;
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }

    /** {@code 0:07}, {@code 12:30}, {@code 1:02:03}. */
    public static String clock(Duration duration) {
        long seconds = (duration.toMillis() + 999) / 1_000;
        String minutesAndSeconds = seconds >= 3_600
                ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        return seconds >= 3_600 ? seconds / 3_600 + ":" + minutesAndSeconds : minutesAndSeconds;
    }

    /** {@code 31 %}, {@code 0.6 %}. */
    public static String percent(long part, long whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        return String.format(Locale.ROOT, percent < 9.95 ? "%.1f %%" : "%.0f %%", percent);
    }
}
