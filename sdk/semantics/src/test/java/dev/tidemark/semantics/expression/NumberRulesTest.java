package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules EXPR-2 to EXPR-8: types, literals, failures and arithmetic of numbers. */
@ExtendWith(AwkwardDefaults.class)
@Isolated("sets the default locale and zone")
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
}
