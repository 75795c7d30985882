package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules EXPR-9 and EXPR-13: which number is greater. */
@ExtendWith(AwkwardDefaults.class)
@Isolated("sets the default locale and zone")
class NumberOrderRulesTest {
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
}
