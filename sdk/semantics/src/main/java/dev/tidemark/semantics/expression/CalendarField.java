package dev.tidemark.semantics.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fields and beginnings of units of an instant: the proleptic Gregorian calendar, UTC, exact before 1970 too. */
enum CalendarField {
    MICROSECOND {
        @Override
        long of(long micros) {
            return Math.floorMod(micros, MINUTE_MICROS);
        }

        @Override
        long floor(long micros) {
            return micros;
        }
    },
    MILLISECOND {
        @Override
        long of(long micros) {
            return Math.floorMod(micros, MINUTE_MICROS) / 1_000;
        }

        @Override
        long floor(long micros) {
            return micros - Math.floorMod(micros, 1_000L);
        }
    },
    SECOND {
        @Override
        long of(long micros) {
            return Math.floorMod(micros, MINUTE_MICROS) / SECOND_MICROS;
        }

        @Override
        long floor(long micros) {
            return micros - Math.floorMod(micros, SECOND_MICROS);
        }
    },
    MINUTE {
        @Override
        long of(long micros) {
            return Math.floorMod(micros, HOUR_MICROS) / MINUTE_MICROS;
        }

        @Override
        long floor(long micros) {
            return micros - Math.floorMod(micros, MINUTE_MICROS);
        }
    },
    HOUR {
        @Override
        long of(long micros) {
            return Math.floorMod(micros, DAY_MICROS) / HOUR_MICROS;
        }

        @Override
        long floor(long micros) {
            return micros - Math.floorMod(micros, HOUR_MICROS);
        }
    },
    DAY {
        @Override
        long of(long micros) {
            return CivilDate.ofDay(day(micros)).day();
        }

        @Override
        long floor(long micros) {
            return micros - Math.floorMod(micros, DAY_MICROS);
        }
    },
    WEEK {
        @Override
        long of(long micros) {
            long thursday = isoThursday(day(micros));
            return (thursday - CivilDate.toDay(CivilDate.ofDay(thursday).year(), 1, 1)) / 7 + 1;
        }

        @Override
        long floor(long micros) {
            return micros - Math.floorMod(micros, DAY_MICROS) - (ISODOW.of(micros) - 1) * DAY_MICROS;
        }
    },
    MONTH {
        @Override
        long of(long micros) {
            return CivilDate.ofDay(day(micros)).month();
        }

        @Override
        long floor(long micros) {
            CivilDate date = CivilDate.ofDay(day(micros));
            return start(date.year(), date.month());
        }
    },
    QUARTER {
        @Override
        long of(long micros) {
            return (MONTH.of(micros) + 2) / 3;
        }

        @Override
        long floor(long micros) {
            CivilDate date = CivilDate.ofDay(day(micros));
            return start(date.year(), (date.month() - 1) / 3 * 3 + 1);
        }
    },
    YEAR {
        @Override
        long of(long micros) {
            return CivilDate.ofDay(day(micros)).year();
        }

        @Override
        long floor(long micros) {
            return start(of(micros), 1);
        }
    },
    /** Sunday 0 to Saturday 6. */
    DOW {
        @Override
        long of(long micros) {
            return ISODOW.of(micros) % 7;
        }
    },
    /** Monday 1 to Sunday 7. */
    ISODOW {
        @Override
        long of(long micros) {
            return Math.floorMod(day(micros) + 3, 7L) + 1;
        }
    },
    DOY {
        @Override
        long of(long micros) {
            long day = day(micros);
            return day - CivilDate.toDay(CivilDate.ofDay(day).year(), 1, 1) + 1;
        }
    },
    ISOYEAR {
        @Override
        long of(long micros) {
            return CivilDate.ofDay(isoThursday(day(micros))).year();
        }
    },
    /** Whole seconds since 1970-01-01T00:00:00Z, rounded down. */
    EPOCH {
        @Override
        long of(long micros) {
            return Math.floorDiv(micros, SECOND_MICROS);
        }
    };

    static final long SECOND_MICROS = 1_000_000L;
    static final long MINUTE_MICROS = 60 * SECOND_MICROS;
    static final long HOUR_MICROS = 60 * MINUTE_MICROS;
    static final long DAY_MICROS = 24 * HOUR_MICROS;

    private static final List<CalendarField> UNITS =
            List.of(MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, YEAR);

    /** The field's value at an instant. */
    abstract long of(long micros);

    /** The beginning of the unit the instant is in; only for {@link #units()}. */
    long floor(long micros) {
        throw new IllegalStateException(this + " is not a unit");
    }

    boolean isUnit() {
        return UNITS.contains(this);
    }

    static List<CalendarField> units() {
        return UNITS;
    }

    static Optional<CalendarField> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> field.name().equals(wanted))
                .findFirst();
    }

    private static long day(long micros) {
        return Math.floorDiv(micros, DAY_MICROS);
    }

    /** The Thursday of the day's week, which says which year the week belongs to. */
    private static long isoThursday(long day) {
        return day - Math.floorMod(day + 3, 7L) + 3;
    }

    private static long start(long year, int month) {
        return CivilDate.toDay(year, month, 1) * DAY_MICROS;
    }
}
