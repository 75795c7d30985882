package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules EXPR-10, EXPR-14, EXPR-17, EXPR-18 and EXPR-19: text and casts. */
@ExtendWith(AwkwardDefaults.class)
@Isolated("sets the default locale and zone")
class TextRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            '😀' > '�' ; true BOOL
            'ｚ' < '😀' ; true BOOL
            'a' < 'ab' ; true BOOL
            'Z' < 'a' ; true BOOL
            'é' > 'z' ; true BOOL
            '' < 'a' ; true BOOL
            'a' = 'a ' ; false BOOL
            'a' = 'A' ; false BOOL
            'ab' >= 'ab' ; true BOOL
            '😀a' < '😀b' ; true BOOL
            """)
    void expr_10_textIsComparedByCodePoints(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            word LIKE 'T%' ; true BOOL
            word LIKE 't%' ; false BOOL
            word LIKE '%d_' ; true BOOL
            word LIKE 'Tide ' ; false BOOL
            word LIKE '____' ; true BOOL
            word LIKE '___' ; false BOOL
            word NOT LIKE '%x%' ; true BOOL
            emoji LIKE 'a_b' ; true BOOL
            blank LIKE '%' ; true BOOL
            blank LIKE '_' ; false BOOL
            'a%b' LIKE 'a!%b' ESCAPE '!' ; true BOOL
            'axb' LIKE 'a!%b' ESCAPE '!' ; false BOOL
            'a!b' LIKE 'a!!b' ESCAPE '!' ; true BOOL
            'a' LIKE 'a' ; true BOOL
            '.*' LIKE '.*' ; true BOOL
            'xx' LIKE '.*' ; false BOOL
            'aXbXc' LIKE 'a%X%c' ; true BOOL
            no_text LIKE '%' ; null BOOL
            word LIKE no_text ; null BOOL
            word LIKE word || '!' ESCAPE '!' ; failed BOOL
            """)
    void expr_14_like(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            CHAR_LENGTH(emoji) ; 3 INT64
            LENGTH(blank) ; 0 INT64
            CHARACTER_LENGTH('日本') ; 2 INT64
            SUBSTRING(emoji, 2, 1) ; 😀 STRING
            SUBSTRING(emoji FROM 3) ; b STRING
            SUBSTRING(word FROM 0 FOR 2) ; T STRING
            SUBSTRING(word, -1, 3) ; T STRING
            SUBSTRING(word, 9) ; ` STRING`
            SUBSTRING(word, 2, 0) ; ` STRING`
            SUBSTRING(word, 2, -1) ; failed STRING
            SUBSTRING(word, min_int, max_int) ; ` STRING`
            SUBSTRING(word, 2, max_int) ; ide STRING
            SUBSTR(word, 3) ; de STRING
            LEFT(emoji, 2) ; a😀 STRING
            LEFT(word, 99) ; Tide STRING
            LEFT(word, -1) ; failed STRING
            RIGHT(emoji, 2) ; 😀b STRING
            RIGHT(word, 0) ; ` STRING`
            RIGHT(word, max_int) ; Tide STRING
            POSITION('b' IN emoji) ; 3 INT64
            POSITION('x' IN word) ; 0 INT64
            POSITION('' IN word) ; 1 INT64
            """)
    void expr_17_positionsAndLengthsCountCodePoints(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            word || '-' || word ; Tide-Tide STRING
            word || no_text ; null STRING
            CONCAT(word, '', 'x') ; Tidex STRING
            CONCAT(word, no_text) ; null STRING
            REPLACE(word, 'd', 'dd') ; Tidde STRING
            REPLACE(word, '', 'x') ; Tide STRING
            REPLACE('aaa', 'aa', 'b') ; ba STRING
            '[' || TRIM('  a  ') || ']' ; [a] STRING
            '[' || LTRIM('  a  ') || ']' ; [a  ] STRING
            '[' || RTRIM('  a  ') || ']' ; [  a] STRING
            TRIM(LEADING 'x' FROM 'xxaxx') ; axx STRING
            TRIM(TRAILING 'x' FROM 'xxaxx') ; xxa STRING
            TRIM(BOTH 'xy' FROM 'xyaxy') ; a STRING
            TRIM('😀' FROM '😀a😀') ; a STRING
            CHAR_LENGTH(TRIM(' a')) ; 2 INT64
            STARTS_WITH(word, 'Ti') ; true BOOL
            STARTS_WITH(word, '') ; true BOOL
            ENDS_WITH(word, 'D') ; false BOOL
            ENDS_WITH(word, no_text) ; null BOOL
            """)
    void expr_17_joiningReplacingTrimming(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            UPPER('title') ; TITLE STRING
            LOWER('TITLE') ; title STRING
            UPPER('ı') ; I STRING
            LOWER('İ') ; i STRING
            UPPER('ß') ; ß STRING
            LOWER('ΟΔΟΣ') ; οδοσ STRING
            UPPER('éa😀') ; ÉA😀 STRING
            UPPER('𐐨') ; 𐐀 STRING
            UPPER('ƛ') ; ƛ STRING
            """)
    void expr_18_letterCaseIgnoresTheLocale(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            CAST(seven AS VARCHAR) ; 7 STRING
            CAST(half AS VARCHAR) ; 0.5 STRING
            CAST(1e7 AS VARCHAR) ; 1.0E7 STRING
            CAST(123456.0 AS VARCHAR) ; 123456.0 STRING
            CAST(0.001 AS VARCHAR) ; 0.001 STRING
            CAST(0.0001 AS VARCHAR) ; 1.0E-4 STRING
            CAST(2e-3 AS VARCHAR) ; 0.002 STRING
            CAST(2.0e22 AS VARCHAR) ; 2.0E22 STRING
            CAST(2e23 AS VARCHAR) ; 2.0E23 STRING
            CAST(4.9e-324 AS VARCHAR) ; 4.9E-324 STRING
            CAST(1.7976931348623157e308 AS VARCHAR) ; 1.7976931348623157E308 STRING
            CAST(-half AS VARCHAR) ; -0.5 STRING
            CAST(neg_zero AS VARCHAR) ; 0.0 STRING
            CAST(nan AS VARCHAR) ; NaN STRING
            CAST(yes AS VARCHAR) ; true STRING
            CAST(at AS VARCHAR) ; 2024-05-02T10:05:05.123456Z STRING
            CAST(before AS VARCHAR) ; 1969-12-31T23:59:59.999999Z STRING
            CAST(first AS VARCHAR) ; 0001-01-01T00:00:00.000000Z STRING
            CAST(' 42 ' AS BIGINT) ; 42 INT64
            CAST('+42' AS INTEGER) ; 42 INT64
            CAST('-9223372036854775808' AS BIGINT) ; -9223372036854775808 INT64
            CAST('9223372036854775808' AS BIGINT) ; failed INT64
            CAST('1.5' AS BIGINT) ; failed INT64
            CAST('' AS BIGINT) ; failed INT64
            CAST('٣' AS BIGINT) ; failed INT64
            CAST(word AS DOUBLE) ; failed DOUBLE
            CAST('1e3' AS DOUBLE) ; 1000.0 DOUBLE
            CAST('.5' AS FLOAT) ; 0.5 DOUBLE
            CAST('NaN' AS DOUBLE) ; NaN DOUBLE
            CAST('-Infinity' AS DOUBLE) ; -Infinity DOUBLE
            CAST('inf' AS DOUBLE) ; Infinity DOUBLE
            CAST('1.2.3' AS DOUBLE) ; failed DOUBLE
            CAST('2024-02-30' AS TIMESTAMP) ; failed TIMESTAMP
            CAST('truth' AS BOOLEAN) ; failed BOOL
            CAST('1e999' AS DOUBLE) ; failed DOUBLE
            CAST('1d' AS DOUBLE) ; failed DOUBLE
            CAST('0x1p3' AS DOUBLE) ; failed DOUBLE
            CAST(-2.9 AS BIGINT) ; -2 INT64
            CAST(nan AS BIGINT) ; failed INT64
            CAST(9223372036854775808.0 AS BIGINT) ; failed INT64
            CAST(-9223372036854775808.0 AS BIGINT) ; -9223372036854775808 INT64
            CAST(max_int AS DOUBLE) ; 9.223372036854776E18 DOUBLE
            CAST(yes AS INTEGER) ; 1 INT64
            CAST(no AS DOUBLE) ; 0.0 DOUBLE
            CAST('TRUE' AS BOOLEAN) ; true BOOL
            CAST('yes' AS BOOLEAN) ; failed BOOL
            CAST(no_text AS BIGINT) ; null INT64
            CAST(NULL AS TIMESTAMP) ; null TIMESTAMP
            CAST(seven AS INT64) ; 7 INT64
            CAST(word AS STRING) ; Tide STRING
            CAST(CAST('2024-05-02T12:05:05.123456+02:00' AS TIMESTAMP) AS VARCHAR) ; 2024-05-02T10:05:05.123456Z STRING
            CAST('1714644305' AS TIMESTAMP) ; failed TIMESTAMP
            TRY_CAST(word AS DOUBLE) ; null DOUBLE
            TRY_CAST('2.5' AS DOUBLE) ; 2.5 DOUBLE
            COALESCE(TRY_CAST(word AS INTEGER), 0) ; 0 INT64
            """)
    void expr_19_casts(String sql, String value) {
        assertThat(SampleRow.evaluate(sql)).isEqualTo(value);
    }
}
