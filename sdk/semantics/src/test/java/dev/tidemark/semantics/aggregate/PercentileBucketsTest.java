package dev.tidemark.semantics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PercentileBucketsTest {
    @Test
    void wholeNumbersUpTo256AreExact() {
        for (int i = -256; i <= 256; i++) {
            assertThat(PercentileBuckets.value(PercentileBuckets.bucket(i))).isEqualTo(i + 0.0);
        }
    }

    @Test
    void aValueIsOffByLessThanAHundredAndTwentyEighthTowardsZero() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200_000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isNaN(x) || Double.isInfinite(x) || Math.abs(x) < Double.MIN_NORMAL) {
                continue;
            }
            double given = PercentileBuckets.value(PercentileBuckets.bucket(x));
            assertThat(Math.abs(given)).isLessThanOrEqualTo(Math.abs(x));
            assertThat(Math.abs(x) - Math.abs(given)).isLessThan(Math.abs(x) / 128);
            assertThat(Math.signum(given)).isEqualTo(Math.signum(x));
        }
    }

    @Test
    void bucketsAreOrderedAsTheirValues() {
        double[] ascending = {
            Double.NEGATIVE_INFINITY,
            -Double.MAX_VALUE,
            -1e9,
            -1.5,
            -1,
            -Double.MIN_NORMAL,
            0,
            Double.MIN_NORMAL,
            1,
            1.5,
            1e9,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NaN
        };
        for (int i = 1; i < ascending.length; i++) {
            assertThat(PercentileBuckets.bucket(ascending[i]))
                    .isGreaterThan(PercentileBuckets.bucket(ascending[i - 1]));
        }
    }

    @Test
    void infinitiesAndNaNStandForThemselvesAndTinyValuesForZero() {
        assertThat(there(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(there(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(there(Double.NaN)).isNaN();
        assertThat(there(Double.MIN_VALUE)).isEqualTo(0.0);
        assertThat(Double.doubleToRawLongBits(there(-Double.MIN_VALUE))).isZero();
    }

    private static double there(double value) {
        return PercentileBuckets.value(PercentileBuckets.bucket(value));
    }
}
