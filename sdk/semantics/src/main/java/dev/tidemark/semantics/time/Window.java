package dev.tidemark.semantics.time;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.Serializable;

/**
 * Which event times count at an instant: {@code [floor(asOf - shift - length, r), asOf)}, and for a shifted window
 * {@code [floor(asOf - shift - length, r), floor(asOf - shift, r))}, where {@code floor(t, r) = floorDiv(t, r) * r}.
 *
 * <p>This is the one place that computes a window's bounds. They are given as tile indexes, {@code floorDiv(t, r)}: an
 * event time lies at or after {@code floor(b, r)} exactly when its tile index is at least {@code floorDiv(b, r)}.
 *
 * @param lengthMicros how far back the window reaches; {@link #UNBOUNDED} has no start
 * @param resolutionMicros {@code r}, the length of a tile; 1 is the exact sliding window; {@link #UNBOUNDED} puts every
 *     event into one tile, which only an unshifted window without a start may do
 * @param shiftMicros how long before the instant the window ends; 0 ends at the instant itself
 */
public record Window(long lengthMicros, long resolutionMicros, long shiftMicros) implements Serializable {
    /** The length of a window without a start, and the resolution of its one tile. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    /** The longest length or shift, 100 years: with instants of the years 1 to 9999 no bound can overflow. */
    public static final long MAX_MICROS = 36_525L * 86_400_000_000L;

    private static final long[] DEFAULT_RESOLUTIONS = {
        86_400_000_000L,
        21_600_000_000L,
        3_600_000_000L,
        900_000_000L,
        300_000_000L,
        60_000_000L,
        15_000_000L,
        5_000_000L,
        1_000_000L
    };

    public Window {
        boolean lifetime = lengthMicros == UNBOUNDED;
        if (lengthMicros < 1 || (!lifetime && lengthMicros > MAX_MICROS)) {
            throw invalid("length " + Durations.text(lengthMicros) + " is not between 1us and 36525d");
        }
        if (shiftMicros < 0 || shiftMicros > MAX_MICROS) {
            throw invalid("endingBefore " + Durations.text(shiftMicros) + " is not between 0us and 36525d");
        }
        boolean oneTile = resolutionMicros == UNBOUNDED;
        if (oneTile && !(lifetime && shiftMicros == 0)) {
            throw invalid("only an unshifted lifetime window goes without a resolution");
        }
        if (resolutionMicros < 1 || (!lifetime && resolutionMicros > lengthMicros)) {
            throw invalid("resolution " + Durations.text(resolutionMicros)
                    + " is not between 1us and the window's length " + Durations.text(lengthMicros));
        }
    }

    /** The last {@code lengthMicros}, at the default resolution. */
    public static Window of(long lengthMicros) {
        return new Window(lengthMicros, defaultResolution(lengthMicros), 0);
    }

    /** Everything before the instant. */
    public static Window lifetime() {
        return new Window(UNBOUNDED, UNBOUNDED, 0);
    }

    /** The exact sliding window of that length; {@link #UNBOUNDED} for one without a start. */
    public static Window exact(long lengthMicros) {
        return new Window(lengthMicros, 1, 0);
    }

    public Window withResolution(long micros) {
        return new Window(lengthMicros, micros, shiftMicros);
    }

    /** The same window ending {@code micros} before the instant; a lifetime window then has tiles of one day. */
    public Window endingBefore(long micros) {
        boolean needsTiles = micros > 0 && resolutionMicros == UNBOUNDED;
        return new Window(lengthMicros, needsTiles ? DEFAULT_RESOLUTIONS[0] : resolutionMicros, micros);
    }

    /** The largest of 1 s, 5 s, 15 s, 1 min, 5 min, 15 min, 1 h, 6 h, 1 d that is at most a sixtieth; below 60 s, 1 us. */
    public static long defaultResolution(long lengthMicros) {
        for (long resolution : DEFAULT_RESOLUTIONS) {
            if (resolution <= lengthMicros / 60) {
                return resolution;
            }
        }
        return 1;
    }

    public boolean isLifetime() {
        return lengthMicros == UNBOUNDED;
    }

    public boolean isShifted() {
        return shiftMicros > 0;
    }

    /** The tile of an event time. */
    public long tile(long eventTimeMicros) {
        return tile(eventTimeMicros, resolutionMicros);
    }

    /** The tile of an event time at a resolution. */
    public static long tile(long eventTimeMicros, long resolutionMicros) {
        return resolutionMicros == UNBOUNDED ? 0 : Math.floorDiv(eventTimeMicros, resolutionMicros);
    }

    /** The first tile that counts at {@code asOfMicros}. */
    public long firstTileInclusive(long asOfMicros) {
        return isLifetime() ? Long.MIN_VALUE : tile(asOfMicros - shiftMicros - lengthMicros);
    }

    /** The tile at which the window ends at {@code asOfMicros}; an unshifted window has no such end, visibility ends it. */
    public long endTileExclusive(long asOfMicros) {
        return isShifted() ? tile(asOfMicros - shiftMicros) : Long.MAX_VALUE;
    }

    /** Whether a visible event of that time counts at {@code asOfMicros}. */
    public boolean covers(long eventTimeMicros, long asOfMicros) {
        long tile = tile(eventTimeMicros);
        return tile >= firstTileInclusive(asOfMicros) && tile < endTileExclusive(asOfMicros);
    }

    private static TidemarkException invalid(String message) {
        return new TidemarkException(ErrorCode.INVALID_DEFINITION, "Cannot use this window: " + message + ".");
    }
}
