package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules EXPR-15 and EXPR-16: rounding and mathematical functions. */
@ExtendWith(AwkwardDefaults.class)
@Isolated("sets the default locale and zone")
class MathRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ROUND(2.5) ; 3.0 DOUBLE
            ROUND(-2.5) ; -3.0 DOUBLE
            ROUND(0.49999999999999994) ; 0.0 DOUBLE
            ROUND(4503599627370497.5) ; 4.503599627370498E15 DOUBLE
            ROUND(nan) ; NaN DOUBLE
            ROUND(inf) ; Infinity DOUBLE
            ROUND(2.675, 2) ; 2.67 DOUBLE
            ROUND(2.125, 2) ; 2.13 DOUBLE
            ROUND(1234.5, -2) ; 1200.0 DOUBLE
            ROUND(1e300, 1000) ; 1.0E300 DOUBLE
            ROUND(1e300, -1000) ; 0.0 DOUBLE
            ROUND(seven) ; 7 INT64
            ROUND(1250, -2) ; 1300 INT64
            ROUND(-1250, -2) ; -1300 INT64
            ROUND(seven, 2) ; 7 INT64
            ROUND(max_int, -18) ; 9000000000000000000 INT64
            ROUND(max_int, -1) ; failed INT64
            ROUND(min_int, -1) ; failed INT64
            ROUND(5000000000000000000, -19) ; failed INT64
            ROUND(max_int, -20) ; 0 INT64
            ROUND(half, no_int) ; null DOUBLE
            TRUNCATE(2.9) ; 2.0 DOUBLE
            TRUNCATE(-2.9) ; -2.0 DOUBLE
            TRUNCATE(-2.987, 1) ; -2.9 DOUBLE
            CEIL(-0.5) ; 0.0 DOUBLE
            CEILING(1.2) ; 2.0 DOUBLE
            FLOOR(-0.5) ; -1.0 DOUBLE
            FLOOR(seven) ; 7 INT64
            SIGN(-2.5) ; -1.0 DOUBLE
            SIGN(neg_zero) ; 0.0 DOUBLE
            SIGN(min_int) ; -1 INT64
            ABS(-2.5) ; 2.5 DOUBLE
            """)
    void expr_15_halvesRoundAwayFromZero(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            SQRT(2) ; 1.4142135623730951 DOUBLE
            SQRT(-1) ; failed DOUBLE
            SQRT(nan) ; NaN DOUBLE
            SQRT(inf) ; Infinity DOUBLE
            CBRT(-27) ; -3.0 DOUBLE
            LN(0) ; failed DOUBLE
            LN(-1) ; failed DOUBLE
            LN(10) ; 2.302585092994046 DOUBLE
            LN(inf) ; Infinity DOUBLE
            LOG10(1000) ; 3.0 DOUBLE
            LOG10(0) ; failed DOUBLE
            LOG2(8) ; 3.0 DOUBLE
            LOG2(536870912) ; 29.0 DOUBLE
            LOG2(0.125) ; -3.0 DOUBLE
            LOG2(4.9e-324) ; -1074.0 DOUBLE
            LOG2(0) ; failed DOUBLE
            LOG2(-1) ; failed DOUBLE
            LOG2(inf) ; Infinity DOUBLE
            LOG2(nan) ; NaN DOUBLE
            EXP(1) ; 2.7182818284590455 DOUBLE
            EXP(1000) ; Infinity DOUBLE
            POWER(2, 10) ; 1024.0 DOUBLE
            POWER(0, -1) ; failed DOUBLE
            POWER(-8, 0.5) ; failed DOUBLE
            POWER(nan, 0) ; 1.0 DOUBLE
            POW(2, no_int) ; null DOUBLE
            SIN(0.5) ; 0.479425538604203 DOUBLE
            SIN(inf) ; failed DOUBLE
            ASIN(2) ; failed DOUBLE
            ATAN2(1, -1) ; 2.356194490192345 DOUBLE
            ATAN2(neg_zero, -1) ; 3.141592653589793 DOUBLE
            PI() ; 3.141592653589793 DOUBLE
            RADIANS(180) ; 3.141592653589793 DOUBLE
            DEGREES(PI()) ; 180.0 DOUBLE
            ROUND(HAVERSINE_KM(52.52, 13.405, 48.8566, 2.3522), 3) ; 877.465 DOUBLE
            HAVERSINE_KM(1, 1, 1, 1) ; 0.0 DOUBLE
            HAVERSINE_KM(inf, 1, 1, 1) ; failed DOUBLE
            HAVERSINE_KM(1, 1, no_double, 1) ; null DOUBLE
            """)
    void expr_16_mathIsStrictAndFailsWhereItIsNotDefined(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }
}
