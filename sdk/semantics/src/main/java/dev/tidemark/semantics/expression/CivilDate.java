package dev.tidemark.semantics.expression;

/** A date of the proleptic Gregorian calendar. */
record CivilDate(long year, int month, int day) {
    private static final int DAYS_IN_400_YEARS = 146_097;
    /** From 0000-03-01, where this arithmetic starts its years so that a leap day comes last, to 1970-01-01. */
    private static final int DAYS_TO_1970 = 719_468;

    /** The date of a day counted from 1970-01-01. */
    static CivilDate ofDay(long epochDay) {
        long shifted = epochDay + DAYS_TO_1970;
        long era = Math.floorDiv(shifted, DAYS_IN_400_YEARS);
        int dayOfEra = (int) Math.floorMod(shifted, (long) DAYS_IN_400_YEARS);
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        return new CivilDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
    }

    /** The day counted from 1970-01-01 of a valid date. */
    static long toDay(long year, int month, int day) {
        long marchYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(marchYear, 400);
        long yearOfEra = Math.floorMod(marchYear, 400L);
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * DAYS_IN_400_YEARS + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - DAYS_TO_1970;
    }
}
