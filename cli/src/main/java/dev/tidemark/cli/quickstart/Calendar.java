package dev.tidemark.cli.quickstart;

/** The days of the history, and when people pay. */
public final class Calendar {
    static final long SECOND = 1_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** 2024-03-01T00:00:00Z. */
    static final long START = 1_709_251_200L * SECOND;

    static final int DAYS = 61;

    /** 2024-05-01T00:00:00Z. */
    public static final long END = START + DAYS * DAY;

    private static final double[] HOURS = Dice.cumulative(
            1.2, 0.7, 0.4, 0.3, 0.3, 0.6, 1.8, 4, 6, 6, 6.5, 7.5, 9, 8, 6.5, 6.5, 7.5, 9, 9.5, 8, 6, 4.5, 3, 2);

    private Calendar() {}

    /** An instant of the history, as likely as people pay at that hour. */
    static long anyTime(Dice dice) {
        return START + dice.below(DAYS) * DAY + dice.weighted(HOURS) * HOUR + (long) dice.uniform(0, HOUR);
    }

    /** An instant between midnight and five, after the first {@code days} days. */
    static long anyNight(Dice dice, int days) {
        return START + dice.between(days, DAYS - 2) * DAY + (long) dice.uniform(0, 5 * HOUR);
    }
}
