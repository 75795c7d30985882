package dev.tidemark.semantics.state;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The bytes of an exact sum, the same however it came about: as doubles, each the nearest to what those before it leave, and
 * as a decimal where doubles do not hold it.
 */
final class SumCodec {
    /** The form, and two doubles with their lengths. */
    static final int MOST_PLAIN_BYTES = 1 + 2 * (1 + Double.BYTES);

    private static final int ZERO = 0;
    private static final int ONE_DOUBLE = 1;
    private static final int TWO_DOUBLES = 2;
    private static final int WIDE = 3;
    private static final int MORE_DOUBLES = 4;
    /** More than the doubles of 53 bits that lie between the greatest and the least one. */
    private static final int MOST_DOUBLES = 48;

    private static final int MAX_SCALE = 2_200;

    /** The least double is 2 to the power of minus this. */
    private static final int UNIT_BITS = 1_074;

    private static final int MANTISSA_BITS = 52;
    private static final int HIGHEST_BITS = 128;

    private SumCodec() {}

    static void write(ExactSums sums, int cell, ByteWriter out) {
        if (sums.isPlain(cell)) {
            double a = sums.high[cell];
            double b = sums.low[cell];
            double high = a + b;
            double virtual = high - a;
            writePlain(high, (a - (high - virtual)) + (b - virtual), out);
            return;
        }
        double[] nearest =
                sums.isExpansion(cell) ? nearest(sums, cell) : sums.isFinite(cell) ? nearest(sums.exact(cell)) : null;
        if (nearest == null) {
            writeWide(sums.exact(cell), sums.wide[cell], out);
        } else if (nearest.length <= 2) {
            writePlain(nearest.length > 0 ? nearest[0] : 0, nearest.length > 1 ? nearest[1] : 0, out);
        } else {
            out.writeByte(MORE_DOUBLES);
            out.writeUnsigned(nearest.length);
            for (double part : nearest) {
                out.writeDouble(part);
            }
        }
    }

    private static void writePlain(double high, double low, ByteWriter out) {
        if (low != 0) {
            out.writeByte(TWO_DOUBLES);
            out.writeDouble(high);
            out.writeDouble(low);
        } else if (high != 0) {
            out.writeByte(ONE_DOUBLE);
            out.writeDouble(high);
        } else {
            out.writeByte(ZERO);
        }
    }

    /** The doubles that make up a sum, each the nearest to what those before it leave. */
    private static double[] nearest(ExactSums sums, int cell) {
        double[] parts = new double[sums.partCount(cell)];
        sums.copyParts(cell, parts);
        Expansion rest = new Expansion();
        for (double part : parts) {
            rest.add(part);
        }
        double[] nearest = new double[parts.length];
        int count = 0;
        while (!rest.isZero()) {
            nearest = count == nearest.length ? Arrays.copyOf(nearest, count * 2) : nearest;
            nearest[count] = rest.round();
            rest.add(-nearest[count++]);
        }
        return Arrays.copyOf(nearest, count);
    }

    /** The same of a decimal; null if it is no sum of doubles. */
    private static double[] nearest(BigDecimal exact) {
        double[] nearest = new double[MOST_DOUBLES];
        BigInteger rest = units(exact);
        int count = 0;
        while (rest != null && rest.signum() != 0) {
            double next = nearest(rest);
            if (Double.isInfinite(next) || count == MOST_DOUBLES) {
                return null;
            }
            nearest[count++] = next;
            rest = rest.subtract(units(next));
        }
        return rest == null ? null : Arrays.copyOf(nearest, count);
    }

    /** How many of the least double it is; null if it is between two numbers of them. */
    private static BigInteger units(BigDecimal exact) {
        BigInteger scaled = exact.unscaledValue().shiftLeft(UNIT_BITS);
        if (exact.scale() <= 0) {
            return scaled.multiply(BigInteger.TEN.pow(-exact.scale()));
        }
        BigInteger[] units = scaled.divideAndRemainder(BigInteger.TEN.pow(exact.scale()));
        return units[1].signum() == 0 ? units[0] : null;
    }

    private static BigInteger units(double x) {
        int exponent = Math.max(Math.getExponent(x), Double.MIN_EXPONENT);
        long mantissa = (long) Math.scalb(x, MANTISSA_BITS - exponent);
        return BigInteger.valueOf(mantissa).shiftLeft(exponent - MANTISSA_BITS + UNIT_BITS);
    }

    /** The nearest double to so many of the least: of the highest bits, the last of which says whether any follows them. */
    private static double nearest(BigInteger units) {
        int left = Math.max(0, units.bitLength() - HIGHEST_BITS);
        BigInteger highest = units.abs().shiftRight(left);
        if (units.getLowestSetBit() < left) {
            highest = highest.setBit(0);
        }
        return units.signum() * Math.scalb(highest.doubleValue(), left - UNIT_BITS);
    }

    private static void writeWide(BigDecimal exact, WideSum wide, ByteWriter out) {
        BigDecimal canonical = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        out.writeByte(WIDE);
        out.writeSigned(canonical.scale());
        out.writeBytes(canonical.unscaledValue().toByteArray());
        out.writeUnsigned(wide == null ? 0 : wide.nans);
        out.writeUnsigned(wide == null ? 0 : wide.positiveInfinities);
        out.writeUnsigned(wide == null ? 0 : wide.negativeInfinities);
    }

    /** Reads a sum into a cell, in place of whatever it holds. */
    static void read(ExactSums sums, int cell, ByteReader in) {
        int form = in.readByte();
        if (form == ONE_DOUBLE) {
            sums.set(cell, in.readDouble(), 0);
        } else if (form == TWO_DOUBLES) {
            sums.set(cell, in.readDouble(), in.readDouble());
        } else {
            sums.clear(cell);
            readRare(sums, cell, form, in);
        }
    }

    /**
     * Reads a sum of one or two doubles into a cell, given that {@link #MOST_PLAIN_BYTES} may be read. Gives where it ends, or −1
     * if it is of another form or makes no sense.
     */
    static int readPlain(ExactSums sums, int cell, byte[] from, int position) {
        int form = from[position];
        int length = from[position + 1];
        if (form != ONE_DOUBLE && form != TWO_DOUBLES || length < 0 || length > Double.BYTES) {
            return -1;
        }
        double first = ByteReader.doubleAt(from, position + 2, length);
        int at = position + 2 + length;
        double second = 0;
        if (form == TWO_DOUBLES) {
            int secondLength = from[at++];
            if (secondLength < 0 || secondLength > Double.BYTES) {
                return -1;
            }
            second = ByteReader.doubleAt(from, at, secondLength);
            at += secondLength;
        }
        sums.set(cell, first, second);
        return at;
    }

    private static void readRare(ExactSums sums, int cell, int form, ByteReader in) {
        if (form == MORE_DOUBLES) {
            int count = in.readCount();
            for (int i = 0; i < count; i++) {
                sums.add(cell, in.readDouble());
            }
        } else if (form == WIDE) {
            readWide(sums, cell, in);
        } else if (form != ZERO) {
            throw new ByteReader.MalformedException("a sum has form " + form);
        }
    }

    private static void readWide(ExactSums sums, int cell, ByteReader in) {
        long scale = in.readSigned();
        byte[] unscaled = in.readBytes();
        if (Math.abs(scale) > MAX_SCALE || unscaled.length == 0) {
            throw new ByteReader.MalformedException("a sum has scale " + scale);
        }
        sums.addExact(cell, new BigDecimal(new BigInteger(unscaled), (int) scale));
        sums.addNonFinite(cell, Double.NaN, in.readUnsigned());
        sums.addNonFinite(cell, Double.POSITIVE_INFINITY, in.readUnsigned());
        sums.addNonFinite(cell, Double.NEGATIVE_INFINITY, in.readUnsigned());
    }
}
