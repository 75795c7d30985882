package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules EXPR-1, EXPR-6, EXPR-11, EXPR-12 and EXPR-23: logic, conditions, lists of choices. */
@ExtendWith(AwkwardDefaults.class)
@Isolated("sets the default locale and zone")
class LogicRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            yes AND unsure ; null BOOL
            no AND unsure ; false BOOL
            unsure AND no ; false BOOL
            yes OR unsure ; true BOOL
            unsure OR yes ; true BOOL
            no OR unsure ; null BOOL
            unsure OR unsure ; null BOOL
            NOT unsure ; null BOOL
            NOT no ; true BOOL
            yes AND yes AND unsure AND no ; false BOOL
            NULL AND yes ; null BOOL
            UNKNOWN OR no ; null BOOL
            """)
    void expr_6_unknownIsNotTrue(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            unsure IS TRUE ; false BOOL
            unsure IS NOT TRUE ; true BOOL
            unsure IS FALSE ; false BOOL
            unsure IS NOT FALSE ; true BOOL
            unsure IS UNKNOWN ; true BOOL
            yes IS NOT UNKNOWN ; true BOOL
            no_int IS NULL ; true BOOL
            seven IS NOT NULL ; true BOOL
            no_list IS NULL ; true BOOL
            no_int IS DISTINCT FROM no_int ; false BOOL
            no_int IS DISTINCT FROM 1 ; true BOOL
            1 IS NOT DISTINCT FROM seven ; false BOOL
            NULL IS NULL ; true BOOL
            no_text IS NOT DISTINCT FROM NULL ; true BOOL
            """)
    void expr_6_isTestsNeverGiveUnknown(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            CASE WHEN unsure THEN 1 WHEN yes THEN 2 END ; 2 INT64
            CASE WHEN no THEN 1 END ; null INT64
            CASE word WHEN 'tide' THEN 1 WHEN 'Tide' THEN 2 ELSE 3 END ; 2 INT64
            CASE no_text WHEN no_text THEN 1 ELSE 2 END ; 2 INT64
            CASE WHEN yes THEN 'a' ELSE 'longer' END || '|' ; a| STRING
            COALESCE(no_text, 'ab', 'c') || '|' ; ab| STRING
            COALESCE(no_int, no_int) ; null INT64
            COALESCE(no_int, 1.5) ; 1.5 DOUBLE
            COALESCE(NULL, seven) ; 7 INT64
            NULLIF(seven, 7) ; null INT64
            NULLIF(seven, 7.5) ; 7 INT64
            NULLIF(seven, no_int) ; 7 INT64
            NULLIF(no_int, 1) ; null INT64
            IF(unsure, 1, 2) ; 2 INT64
            IF(yes, no_time, at) ; null TIMESTAMP
            """)
    void expr_11_conditionals(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            word IN ('tide', 'Tide') ; true BOOL
            word IN ('tide', 'Tide ') ; false BOOL
            word IN ('x', NULL) ; null BOOL
            word IN ('Tide', NULL) ; true BOOL
            word NOT IN ('x', NULL) ; null BOOL
            word NOT IN ('x') ; true BOOL
            no_text IN ('x') ; null BOOL
            seven IN (6.5, 7.0) ; true BOOL
            seven BETWEEN 7 AND 8 ; true BOOL
            seven BETWEEN 8 AND 7 ; false BOOL
            seven BETWEEN no_int AND 6 ; false BOOL
            seven BETWEEN no_int AND 8 ; null BOOL
            seven NOT BETWEEN 1 AND 6.5 ; true BOOL
            no_int BETWEEN 1 AND 2 ; null BOOL
            at BETWEEN DATE '2024-05-02' AND DATE '2024-05-03' ; true BOOL
            """)
    void expr_12_inAndBetween(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            CARDINALITY(doubles) ; 2 INT64
            CARDINALITY(no_list) ; null INT64
            doubles[1] ; 2.5 DOUBLE
            doubles[2] + 1 ; 2.0 DOUBLE
            doubles[3] ; null DOUBLE
            doubles[0] ; null DOUBLE
            doubles[no_int] ; null DOUBLE
            no_list[1] ; null DOUBLE
            """)
    void expr_23_lists(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }
}
