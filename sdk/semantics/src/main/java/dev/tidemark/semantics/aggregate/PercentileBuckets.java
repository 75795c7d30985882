package dev.tidemark.semantics.aggregate;

/**
 * The one mapping of doubles to the buckets that {@code percentile} counts in: DDSketch with 128 buckets to an octave.
 *
 * <p>A bucket holds the doubles that agree in sign, exponent and the first seven bits of the fraction, and stands for the
 * one nearest zero: off by less than 1/128 of the value, never away from zero, and exact for a number of at most eight
 * significant bits, as every whole number up to 256 is. Only the bits of the double are read, so each processor gives the
 * same bucket. Buckets are ordered as their values are; NaN is the greatest. What is smaller than {@link Double#MIN_NORMAL}
 * counts as zero. Stored state holds bucket numbers, so they never change.
 */
public final class PercentileBuckets {
    private static final int DROPPED_BITS = 52 - 7;
    private static final int BELOW_NORMAL = (int) (Double.doubleToLongBits(Double.MIN_NORMAL) >>> DROPPED_BITS) - 1;

    private PercentileBuckets() {}

    /** The bucket of a value; the bucket of zero is 0 and that of {@code -x} is minus that of {@code x}. */
    public static int bucket(double value) {
        double size = Math.abs(value);
        if (size < Double.MIN_NORMAL) {
            return 0;
        }
        int bucket = (int) (Double.doubleToLongBits(size) >>> DROPPED_BITS) - BELOW_NORMAL;
        return value < 0 ? -bucket : bucket;
    }

    /** The value a bucket stands for: the one of its values nearest zero. */
    public static double value(int bucket) {
        if (bucket == 0) {
            return 0.0;
        }
        double size = Double.longBitsToDouble((long) (Math.abs(bucket) + BELOW_NORMAL) << DROPPED_BITS);
        return bucket < 0 ? -size : size;
    }

    /** Which of {@code count >= 1} values in order, counted from 0, is the percentile: {@code floor(p * (count - 1))}. */
    public static long rank(double p, long count) {
        return (long) Math.floor(p * (count - 1));
    }
}
