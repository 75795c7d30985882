package dev.tidemark.semantics.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;

/** Functions of DOUBLE and INT64, through StrictMath alone, so that every JVM and CPU gives the same bits. */
final class MathFunctions {
    /** The mean radius of the Earth by the IUGG, in kilometres. */
    static final double EARTH_RADIUS_KM = 6371.0088;

    private static final double RADIANS_IN_A_DEGREE = Math.PI / 180;
    private static final double LN_2 = StrictMath.log(2.0);
    private static final double SQRT_2 = StrictMath.sqrt(2.0);
    /** Past these, rounding a double at a digit changes nothing, or leaves nothing. */
    private static final int MOST_DIGITS = 400;

    private MathFunctions() {}

    /** A function that fails where it is not defined: NaN of what is not NaN. */
    static Strict.One of(DoubleUnaryOperator function) {
        return value -> {
            double x = (Double) value;
            double y = function.applyAsDouble(x);
            return Double.isNaN(y) && !Double.isNaN(x) ? Failure.FAILED : (Object) y;
        };
    }

    /** A logarithm; that of zero fails too. */
    static Strict.One logarithm(DoubleUnaryOperator function) {
        Strict.One elsewhere = of(function);
        return value -> (Double) value == 0.0 ? Failure.FAILED : elsewhere.apply(value);
    }

    /** Exact on powers of two. */
    static double log2(double x) {
        if (!(x > 0) || Double.isInfinite(x)) {
            return StrictMath.log(x);
        }
        double scaled = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
        int exponent = Math.getExponent(scaled);
        double mantissa = Math.scalb(scaled, -exponent);
        if (mantissa > SQRT_2) {
            mantissa /= 2;
            exponent++;
        }
        return exponent - (scaled == x ? 0 : 54) + StrictMath.log(mantissa) / LN_2;
    }

    static Object power(double base, double exponent) {
        if (base == 0.0 && exponent < 0) {
            return Failure.FAILED;
        }
        double result = StrictMath.pow(base, exponent);
        boolean undefined = Double.isNaN(result) && !Double.isNaN(base) && !Double.isNaN(exponent);
        return undefined ? Failure.FAILED : (Object) result;
    }

    /** {@code + 0.0} because −0.0 is 0.0 here as everywhere. */
    static Object atan2(double y, double x) {
        return StrictMath.atan2(y + 0.0, x + 0.0);
    }

    static double sign(double x) {
        return Double.isNaN(x) || x == 0.0 ? x + 0.0 : x > 0 ? 1.0 : -1.0;
    }

    /** Halves away from zero. */
    static double round(double x) {
        double whole = truncate(x);
        return Math.abs(x - whole) >= 0.5 ? whole + sign(x) : whole;
    }

    static double truncate(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /** Rounds the exact value of the double at a decimal digit after the point, or before it if negative. */
    static double scale(double x, long digits, RoundingMode mode) {
        if (Double.isNaN(x) || Double.isInfinite(x) || digits > MOST_DIGITS) {
            return x;
        }
        return digits < -MOST_DIGITS
                ? 0.0
                : new BigDecimal(x).setScale((int) digits, mode).doubleValue();
    }

    static Object scale(long x, long digits, RoundingMode mode) {
        if (digits >= 0) {
            return x;
        }
        BigDecimal rounded =
                digits < -MOST_DIGITS ? BigDecimal.ZERO : BigDecimal.valueOf(x).setScale((int) digits, mode);
        return rounded.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Failure.FAILED
                : (Object) rounded.longValueExact();
    }

    static double radians(double degrees) {
        return degrees * RADIANS_IN_A_DEGREE;
    }

    static double degrees(double radians) {
        return radians / RADIANS_IN_A_DEGREE;
    }

    /** The great-circle distance between two points given in degrees, on a sphere. */
    static Object haversineKm(double lat1, double lon1, double lat2, double lon2) {
        double phi1 = radians(lat1);
        double phi2 = radians(lat2);
        double sinLat = StrictMath.sin((phi2 - phi1) / 2);
        double sinLon = StrictMath.sin(radians(lon2 - lon1) / 2);
        double h = sinLat * sinLat + StrictMath.cos(phi1) * StrictMath.cos(phi2) * sinLon * sinLon;
        double distance = 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.sqrt(Math.min(1.0, h)));
        boolean undefined = Double.isNaN(distance) && !Double.isNaN(lat1 + lon1 + lat2 + lon2);
        return undefined ? Failure.FAILED : (Object) distance;
    }
}
