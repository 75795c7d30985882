package dev.tidemark.semantics.state;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The bytes of an exact sum, the same however it came about: as two doubles where they hold it, else as a decimal. */
final class SumCodec {
    private static final int ZERO = 0;
    private static final int ONE_DOUBLE = 1;
    private static final int TWO_DOUBLES = 2;
    private static final int WIDE = 3;
    private static final int MAX_SCALE = 2_200;

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
        BigDecimal exact = sums.exact(cell);
        double high = exact.doubleValue();
        if (sums.isFinite(cell) && Double.isFinite(high)) {
            BigDecimal rest = exact.subtract(new BigDecimal(high));
            double low = rest.doubleValue();
            if (rest.compareTo(new BigDecimal(low)) == 0) {
                writePlain(high, low, out);
                return;
            }
        }
        writeWide(exact, sums.wide[cell], out);
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

    private static void writeWide(BigDecimal exact, WideSum wide, ByteWriter out) {
        BigDecimal canonical = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        out.writeByte(WIDE);
        out.writeSigned(canonical.scale());
        out.writeBytes(canonical.unscaledValue().toByteArray());
        out.writeUnsigned(wide == null ? 0 : wide.nans);
        out.writeUnsigned(wide == null ? 0 : wide.positiveInfinities);
        out.writeUnsigned(wide == null ? 0 : wide.negativeInfinities);
    }

    static void read(ExactSums sums, int cell, ByteReader in) {
        int form = in.readByte();
        if (form == ONE_DOUBLE || form == TWO_DOUBLES) {
            sums.add(cell, in.readDouble());
            sums.add(cell, form == TWO_DOUBLES ? in.readDouble() : 0);
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
