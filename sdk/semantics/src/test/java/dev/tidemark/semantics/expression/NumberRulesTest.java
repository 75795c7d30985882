package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules EXPR-2 to EXPR-9, EXPR-15 and EXPR-16: numbers. */
@ExtendWith(AwkwardDefaults.class)
class NumberRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            seven ; 7 INT64
            seven + 1 ; 8 INT64
            seven + 1.0 ; 8.0 DOUBLE
            half * 2 ; 1.0 DOUBLE
            no_int + 1 ; null INT64
            no_double ; null DOUBLE
            NULL + 1 ; null INT64
            CASE WHEN yes THEN 1 ELSE half END ; 1.0 DOUBLE
            """)
    void expr_2_typesFollowFromOperands(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            1000000 * 1000000 ; 1000000000000 INT64
            -9223372036854775808 ; -9223372036854775808 INT64
            0.5 ; 0.5 DOUBLE
            1. ; 1.0 DOUBLE
            .5 ; 0.5 DOUBLE
            1e3 ; 1000.0 DOUBLE
            0.1 + 0.2 ; 0.30000000000000004 DOUBLE
            1 / 3.0 ; 0.3333333333333333 DOUBLE
            0.1234567890123456789012345678901234567890 ; 0.12345678901234568 DOUBLE
            1e-400 ; 0.0 DOUBLE
            TRUE ; true BOOL
            'it''s' ; it's STRING
            '日本😀' ; 日本😀 STRING
            """)
    void expr_3_literalsAreInt64OrDouble(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            seven / zero ; failed INT64
            seven / 0 ; failed INT64
            1 / 0 ; failed INT64
            seven % zero ; failed INT64
            MOD(seven, 0) ; failed INT64
            min_int / -1 ; failed INT64
            no_int / zero ; null INT64
            """)
    void expr_4_integerDivisionByZeroIsNullAndCounted(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            half / nothing ; failed DOUBLE
            half / neg_zero ; failed DOUBLE
            nan / 0 ; failed DOUBLE
            0.0 / 0.0 ; failed DOUBLE
            half / zero ; failed DOUBLE
            MOD(half, 0) ; failed DOUBLE
            half / NULLIF(zero, 0) ; null DOUBLE
            """)
    void expr_4_doubleDivisionByZeroIsNullAndCounted(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            COALESCE(1 / zero, 5) ; failed INT64
            1 / zero IS NULL ; failed BOOL
            (1 / zero > 0) IS TRUE ; failed BOOL
            (1 / zero > 0) IS NOT TRUE ; failed BOOL
            1 / zero IS DISTINCT FROM 1 ; failed BOOL
            NULLIF(1 / zero, 1) ; failed INT64
            NULLIF(1, 1 / zero) ; failed INT64
            GREATEST(1, 1 / zero) ; failed INT64
            no_int + 1 / zero ; failed INT64
            1 / zero IN (1) ; failed BOOL
            CASE WHEN 1 / zero > 0 THEN 1 END ; failed INT64
            TRY_CAST(1 / zero AS VARCHAR) ; failed STRING
            """)
    void expr_4_aFailureIsNotANullThatCanBeReplaced(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            no AND 1 / zero > 0 ; false BOOL
            yes OR 1 / zero > 0 ; true BOOL
            1 / zero > 0 AND no ; failed BOOL
            1 / zero > 0 OR yes ; failed BOOL
            unsure AND 1 / zero > 0 ; failed BOOL
            CASE WHEN yes THEN 1 ELSE 1 / zero END ; 1 INT64
            CASE WHEN no THEN 1 / zero ELSE 2 END ; 2 INT64
            IF(yes, 1, 1 / zero) ; 1 INT64
            COALESCE(1, 1 / zero) ; 1 INT64
            COALESCE(no_int, 1 / zero) ; failed INT64
            7 IN (7, 1 / zero) ; true BOOL
            7 IN (1 / zero, 7) ; failed BOOL
            1 BETWEEN 2 AND 1 / zero ; false BOOL
            """)
    void expr_5_operandsAreEvaluatedFromTheLeftAndNoFurtherThanNeeded(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            max_int + 1 ; failed INT64
            min_int - 1 ; failed INT64
            min_int + -1 ; failed INT64
            0 - min_int ; failed INT64
            max_int * 2 ; failed INT64
            min_int * -1 ; failed INT64
            -1 * min_int ; failed INT64
            - min_int ; failed INT64
            - max_int ; -9223372036854775807 INT64
            ABS(min_int) ; failed INT64
            3037000500 * 3037000500 ; failed INT64
            3037000499 * 3037000499 ; 9223372030926249001 INT64
            max_int - max_int ; 0 INT64
            max_int + min_int ; -1 INT64
            min_int % -1 ; 0 INT64
            """)
    void expr_7_int64IsChecked(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            seven / 2 ; 3 INT64
            -seven / 2 ; -3 INT64
            seven / -2 ; -3 INT64
            seven % 2 ; 1 INT64
            -seven % 2 ; -1 INT64
            seven % -2 ; 1 INT64
            MOD(-seven, 3) ; -1 INT64
            seven / 2.0 ; 3.5 DOUBLE
            """)
    void expr_7_int64DivisionTruncatesTowardZero(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            1e308 * 10 ; Infinity DOUBLE
            inf - inf ; NaN DOUBLE
            nan + 1 ; NaN DOUBLE
            inf / inf ; NaN DOUBLE
            1 / inf ; 0.0 DOUBLE
            -1 / inf ; 0.0 DOUBLE
            neg_zero ; 0.0 DOUBLE
            -nothing ; 0.0 DOUBLE
            half * -0.0 ; 0.0 DOUBLE
            5.5 % 2 ; 1.5 DOUBLE
            -5.5 % 2 ; -1.5 DOUBLE
            max_int + 0.0 ; 9.223372036854776E18 DOUBLE
            """)
    void expr_8_doubleArithmeticIsIeeeAndLeavesOneNaNAndOneZero(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            nan = nan ; true BOOL
            nan > inf ; true BOOL
            nan <= inf ; false BOOL
            inf < nan ; true BOOL
            nan <> nan ; false BOOL
            nan >= nan ; true BOOL
            nan > max_int ; true BOOL
            nan IN (1.0, nan) ; true BOOL
            nan BETWEEN 0 AND inf ; false BOOL
            nan IS DISTINCT FROM nan ; false BOOL
            """)
    void expr_9_nanIsOneValueAndTheGreatest(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            neg_zero = nothing ; true BOOL
            neg_zero < nothing ; false BOOL
            neg_zero = 0 ; true BOOL
            0 = neg_zero ; true BOOL
            neg_zero < 0 ; false BOOL
            neg_zero IS DISTINCT FROM nothing ; false BOOL
            neg_zero IN (0) ; true BOOL
            NULLIF(neg_zero, 0) ; null DOUBLE
            """)
    void expr_9_minusZeroEqualsZero(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            9007199254740993 > 9007199254740992.0 ; true BOOL
            9007199254740992.0 = 9007199254740993 ; false BOOL
            max_int < 9223372036854775808.0 ; true BOOL
            max_int = 9223372036854775808.0 ; false BOOL
            min_int = -9223372036854775808.0 ; true BOOL
            min_int > -9223372036854777856.0 ; true BOOL
            seven > 6.5 ; true BOOL
            6.5 < seven ; true BOOL
            -seven < -6.5 ; true BOOL
            -seven > -7.5 ; true BOOL
            7.0 = seven ; true BOOL
            seven < inf ; true BOOL
            seven > -inf ; true BOOL
            9007199254740993 IN (9007199254740992.0) ; false BOOL
            """)
    void expr_9_int64AndDoubleAreComparedExactly(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            no_int = no_int ; null BOOL
            no_int <> 1 ; null BOOL
            no_double > nan ; null BOOL
            1 < NULL ; null BOOL
            yes > no ; true BOOL
            """)
    void expr_9_aComparisonWithNullIsUnknown(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            GREATEST(1, seven, 3) ; 7 INT64
            LEAST(1, seven, 3) ; 1 INT64
            GREATEST(1, no_int) ; null INT64
            LEAST(no_int, 1) ; null INT64
            GREATEST(1, half) ; 1.0 DOUBLE
            GREATEST(nan, 1.0) ; NaN DOUBLE
            LEAST(nan, 1.0) ; 1.0 DOUBLE
            GREATEST('Z', 'a', '') ; a STRING
            GREATEST(at, before) ; 1714644305123456 TIMESTAMP
            """)
    void expr_13_greatestAndLeastAreNullIfAnyIs(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

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
