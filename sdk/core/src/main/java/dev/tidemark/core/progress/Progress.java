package dev.tidemark.core.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where long work stands at one moment.
 *
 * @param detail what exactly is worked on, as in {@code source 'transactions'}; empty if the phase says it all
 * @param done rows done of this phase
 * @param total rows of this phase, if known; never less than {@code done}
 * @param elapsed since the phase began
 * @param remaining an estimate of the time this phase still takes; empty while there is too little to go by
 */
public record Progress(
        Phase phase, String detail, long done, OptionalLong total, Duration elapsed, Optional<Duration> remaining) {
    private static final Duration TOO_SOON = Duration.ofMillis(500);
    private static final double TOO_LITTLE = 0.02;

    /** The same, with the time left estimated: what is done so far sets the pace. */
    public static Progress of(Phase phase, String detail, long done, OptionalLong total, Duration elapsed) {
        return of(phase, detail, done, total, elapsed, new Pace(done, elapsed));
    }

    static Progress of(Phase phase, String detail, long done, OptionalLong total, Duration elapsed, Pace pace) {
        OptionalLong all = total.isPresent() ? OptionalLong.of(Math.max(total.getAsLong(), done)) : total;
        return new Progress(phase, detail, done, all, elapsed, pace.timeFor(all, done));
    }

    /** How much of the phase is done, 0 to 1; empty if the total is not known. */
    public Optional<Double> share() {
        if (total.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(total.getAsLong() == 0 ? 1.0 : (double) done / total.getAsLong());
    }

    /** Whether all rows of the phase are done. */
    public boolean isComplete() {
        return total.isPresent() && done == total.getAsLong();
    }

    /** What the time left is judged by: so many rows took so long. */
    record Pace(long rows, Duration time) {
        private Optional<Duration> timeFor(OptionalLong total, long done) {
            boolean tooLittle = total.isEmpty() || rows <= TOO_LITTLE * (total.getAsLong() - done + rows);
            if (tooLittle || time.compareTo(TOO_SOON) < 0) {
                return Optional.empty();
            }
            double nanosPerRow = (double) time.toNanos() / rows;
            return Optional.of(Duration.ofNanos((long) (nanosPerRow * (total.getAsLong() - done))));
        }
    }
}
