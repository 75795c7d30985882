package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules EXPR-20 to EXPR-22: instants and durations, in UTC to the microsecond. */
@ExtendWith(AwkwardDefaults.class)
@Isolated("sets the default locale and zone")
class TimeRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            TIMESTAMP '1970-01-01 00:00:00' ; 0 TIMESTAMP
            TIMESTAMP '2024-05-02 10:05:05.123456' = at ; true BOOL
            TIMESTAMP '2024-05-02T10:05:05.123456Z' = at ; true BOOL
            TIMESTAMP '2024-05-02 10:05:05.123456 UTC' = at ; true BOOL
            TIMESTAMP '2024-05-02 12:05:05.123456+02:00' = at ; true BOOL
            TIMESTAMP '2024-05-02 10:05:05.123456789' = at ; true BOOL
            TIMESTAMP '1969-12-31 23:59:59.9999999' ; -1 TIMESTAMP
            TIMESTAMP '1970-01-01 00:00' ; 0 TIMESTAMP
            TIMESTAMP '2024-02-29' ; 1709164800000000 TIMESTAMP
            DATE '1969-12-31' ; -86400000000 TIMESTAMP
            TIMESTAMP '0001-01-01 00:00:00' ; -62135596800000000 TIMESTAMP
            TIMESTAMP '9999-12-31 23:59:59.999999' ; 253402300799999999 TIMESTAMP
            """)
    void expr_20_literals(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            INTERVAL '1' HOUR ; 3600000000 INT64
            INTERVAL '1.5' SECOND ; 1500000 INT64
            INTERVAL '0.000001' SECOND ; 1 INT64
            INTERVAL -'1' DAY ; -86400000000 INT64
            INTERVAL '2' WEEKS ; 1209600000000 INT64
            at - before ; 1714644305123457 INT64
            before - at ; -1714644305123457 INT64
            at + INTERVAL '1' MINUTE - at ; 60000000 INT64
            INTERVAL '1' MINUTE + at - at ; 60000000 INT64
            at - 2 * INTERVAL '30' SECOND - at ; -60000000 INT64
            at - before > INTERVAL '1' DAY ; true BOOL
            no_time + INTERVAL '1' DAY ; null TIMESTAMP
            at - no_time ; null INT64
            first - INTERVAL '1' DAY ; failed TIMESTAMP
            at - first ; 63850241105123456 INT64
            TIMESTAMP '9999-12-31 23:59:59.999999' + 1 ; failed TIMESTAMP
            at + 9223372036854775807 ; failed TIMESTAMP
            """)
    void expr_20_durationsAreInt64Microseconds(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            TIMESTAMPDIFF(SECOND, before, at) ; 1714644305 INT64
            TIMESTAMPDIFF(SECOND, at, before) ; -1714644305 INT64
            TIMESTAMPDIFF(DAY, before, TIMESTAMP '1970-01-01 23:59:59') ; 0 INT64
            TIMESTAMPDIFF(MICROSECOND, before, TIMESTAMP '1970-01-01 00:00:00') ; 1 INT64
            TIMESTAMPDIFF(HOUR, no_time, at) ; null INT64
            """)
    void expr_20_timestampDiffCountsWholeUnits(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            before < TIMESTAMP '1970-01-01 00:00:00' ; true BOOL
            at > before ; true BOOL
            at = at ; true BOOL
            no_time < at ; null BOOL
            NULLIF(at, at) ; null TIMESTAMP
            COALESCE(no_time, before) ; -1 TIMESTAMP
            """)
    void expr_20_comparisons(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            EXTRACT(YEAR FROM at) ; 2024 INT64
            EXTRACT(QUARTER FROM at) ; 2 INT64
            EXTRACT(MONTH FROM at) ; 5 INT64
            EXTRACT(DAY FROM at) ; 2 INT64
            EXTRACT(HOUR FROM at) ; 10 INT64
            EXTRACT(MINUTE FROM at) ; 5 INT64
            EXTRACT(SECOND FROM at) ; 5 INT64
            EXTRACT(MILLISECOND FROM at) ; 5123 INT64
            EXTRACT(MICROSECOND FROM at) ; 5123456 INT64
            EXTRACT(DOW FROM at) ; 4 INT64
            EXTRACT(DOW FROM DATE '2024-05-05') ; 0 INT64
            EXTRACT(ISODOW FROM DATE '2024-05-05') ; 7 INT64
            EXTRACT(ISODOW FROM DATE '2024-05-06') ; 1 INT64
            EXTRACT(DOY FROM DATE '2024-12-31') ; 366 INT64
            EXTRACT(WEEK FROM DATE '2021-01-03') ; 53 INT64
            EXTRACT(ISOYEAR FROM DATE '2021-01-03') ; 2020 INT64
            EXTRACT(WEEK FROM DATE '2024-12-30') ; 1 INT64
            EXTRACT(EPOCH FROM at) ; 1714644305 INT64
            EXTRACT(EPOCH FROM before) ; -1 INT64
            EXTRACT(YEAR FROM before) ; 1969 INT64
            EXTRACT(HOUR FROM before) ; 23 INT64
            EXTRACT(SECOND FROM before) ; 59 INT64
            EXTRACT(MICROSECOND FROM before) ; 59999999 INT64
            EXTRACT(DOW FROM before) ; 3 INT64
            EXTRACT(YEAR FROM first) ; 1 INT64
            EXTRACT(ISODOW FROM first) ; 1 INT64
            EXTRACT(hour FROM no_time) ; null INT64
            YEAR(at) * 100 + MONTH(at) ; 202405 INT64
            DAY(at) ; 2 INT64
            DAYOFMONTH(at) ; 2 INT64
            DAYOFYEAR(at) ; 123 INT64
            WEEK(at) ; 18 INT64
            QUARTER(at) ; 2 INT64
            HOUR(at) * 60 + MINUTE(at) ; 605 INT64
            SECOND(at) ; 5 INT64
            """)
    void expr_21_fields(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            CAST(FLOOR(at TO MINUTE) AS VARCHAR) ; 2024-05-02T10:05:00.000000Z STRING
            CAST(FLOOR(at TO HOUR) AS VARCHAR) ; 2024-05-02T10:00:00.000000Z STRING
            CAST(FLOOR(at TO DAY) AS VARCHAR) ; 2024-05-02T00:00:00.000000Z STRING
            CAST(FLOOR(at TO WEEK) AS VARCHAR) ; 2024-04-29T00:00:00.000000Z STRING
            CAST(FLOOR(at TO MONTH) AS VARCHAR) ; 2024-05-01T00:00:00.000000Z STRING
            CAST(FLOOR(at TO QUARTER) AS VARCHAR) ; 2024-04-01T00:00:00.000000Z STRING
            CAST(FLOOR(at TO YEAR) AS VARCHAR) ; 2024-01-01T00:00:00.000000Z STRING
            CAST(DATE_TRUNC('second', at) AS VARCHAR) ; 2024-05-02T10:05:05.000000Z STRING
            CAST(DATE_TRUNC('MILLISECOND', at) AS VARCHAR) ; 2024-05-02T10:05:05.123000Z STRING
            CAST(DATE_TRUNC('day', before) AS VARCHAR) ; 1969-12-31T00:00:00.000000Z STRING
            CAST(DATE_TRUNC('year', before) AS VARCHAR) ; 1969-01-01T00:00:00.000000Z STRING
            DATE_TRUNC('day', no_time) ; null TIMESTAMP
            CAST(FLOOR(first TO WEEK) AS VARCHAR) ; 0001-01-01T00:00:00.000000Z STRING
            CAST(FLOOR(first TO YEAR) AS VARCHAR) ; 0001-01-01T00:00:00.000000Z STRING
            """)
    void expr_22_beginningsOfUnits(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }
}
