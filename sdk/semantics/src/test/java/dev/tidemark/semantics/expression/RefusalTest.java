package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules EXPR-1, EXPR-24, EXPR-25 and EXPR-26: what is a name, what is refused, and how. */
@ExtendWith(AwkwardDefaults.class)
@Isolated("sets the default locale and zone")
class RefusalTest {
    private static final List<InputColumn> COLUMNS =
            List.of(new InputColumn("amount", ValueType.DOUBLE), new InputColumn("status", ValueType.STRING));

    private static String refusal(String sql, List<InputColumn> columns) {
        try {
            RowExpression.compile(sql, columns);
        } catch (TidemarkException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_EXPRESSION);
            assertThat(e.getMessage())
                    .startsWith("Cannot compile expression \"")
                    .hasLineCount(1)
                    .doesNotContainIgnoringCase("calcite", "exception", "\tat ", "Sql");
            return e.getMessage();
        }
        throw new AssertionError("accepted: " + sql.substring(0, Math.min(80, sql.length())));
    }

    @Test
    void expr_25_anUnknownColumnIsNamedWithTheClosest() {
        assertThat(refusal("amout > 500", COLUMNS))
                .isEqualTo("Cannot compile expression \"amout > 500\" at line 1,"
                        + " column 1: column 'amout' not found; did you mean 'amount'? Columns: amount, status.");
        assertThat(refusal("status = 'A'\n  AND Amount > 1", COLUMNS))
                .isEqualTo("Cannot compile expression \"status = 'A'   AND Amount > 1\" at line 2, column 7:"
                        + " column 'Amount' not found; did you mean 'amount'? Columns: amount, status.");
        assertThat(refusal("x", List.of())).endsWith("column 'x' not found. Columns: none.");
    }

    @Test
    void expr_25_anUnknownFunctionIsNamedWithTheClosestAndAll() {
        assertThat(refusal("UPER(status)", COLUMNS))
                .contains("at line 1, column 1: function 'UPER' not found; did you mean 'UPPER'? Functions: ABS, ACOS")
                .endsWith("WEEK, YEAR, CAST, TRY_CAST, EXTRACT.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            amount >                       ; at line 1, column 9: unexpected end
            (amount + 1                    ; at line 1, column 12: unexpected end
            amount > )                     ; syntax error near '> )'
            amount 5                       ; at line 1, column 8: syntax error near '5'
            amount @ 5                     ; at line 1, column 8: syntax error near '@ 5'
            amount == 5                    ; at line 1, column 8: syntax error near '== 5'; write = in place of ==.
            amount > 5 && amount < 9       ; syntax error near '&& amount < 9'; write AND in place of &&.
            amount => 5                    ; write >= in place of =>.
            status = "it's"                ; Columns: amount, status. If a text is meant, write it in single quotes: 'it''s'.
            'abc                           ; at line 1, column 1: the closing ' is missing
            "abc                           ; the closing " is missing
            amount + 'x'                   ; + needs numbers, not DOUBLE and STRING; join text with ||
            -status                        ; - needs numbers, not STRING
            amount > 'x'                   ; cannot compare DOUBLE with STRING; CAST one of them
            status IN (1)                  ; cannot compare STRING with INT64
            amount AND TRUE                ; AND needs BOOL operands, not DOUBLE
            NOT amount                     ; NOT needs a BOOL, not DOUBLE
            CASE WHEN amount THEN 1 END    ; WHEN needs a BOOL condition, not DOUBLE
            COALESCE(amount, status)       ; COALESCE mixes DOUBLE and STRING; CAST them to one type
            UPPER(amount)                  ; UPPER needs STRING as operand 1, not DOUBLE; write CAST(… AS VARCHAR)
            SUBSTRING(status, 1.5)         ; SUBSTRING needs INT64 as operand 2, not DOUBLE
            UPPER(status, 1)               ; UPPER is called with 2 operands; write UPPER(text)
            ROUND(amount, 0.5)             ; ROUND needs INT64 digits, not DOUBLE
            HOUR(status)                   ; HOUR needs TIMESTAMP as operand 1, not STRING; write TIMESTAMP
            EXTRACT(FOO FROM status)       ; 'FOO' is not a field of a TIMESTAMP
            EXTRACT(HOUR FROM amount)      ; EXTRACT needs TIMESTAMP
            CAST(amount AS TIMESTAMP)      ; cannot cast DOUBLE to TIMESTAMP
            CAST(amount AS BOOLEAN)        ; cannot cast DOUBLE to BOOL; write value <> 0
            CAST(amount AS DECIMAL(10, 2)) ; types take no length or precision
            CAST(amount AS DATE)           ; type DATE is not one of
            TIMESTAMP '2024-02-30 00:00:00'; '2024-02-30 00:00:00' is not a TIMESTAMP
            TIMESTAMP '1714644305'         ; '1714644305' is not a TIMESTAMP
            TIMESTAMP '0000-01-01 00:00:00'; '0000-01-01 00:00:00' is not a TIMESTAMP
            DATE '2024-5-2'                ; '2024-5-2' is not a DATE
            TIME '10:00:00'                ; there is no type TIME
            INTERVAL '1' MONTH             ; a MONTH has no fixed length
            INTERVAL '1' YEAR TO MONTH     ; 'YEAR TO MONTH' is not a unit of time
            INTERVAL 5 MINUTE              ; write INTERVAL '5' MINUTE
            INTERVAL 'x' DAY               ; 'x' is not a whole number of microseconds in DAY
            9223372036854775808            ; does not fit INT64; write 9223372036854775808.0
            1e400                          ; does not fit DOUBLE
            status LIKE 'a!' ESCAPE '!'    ; the pattern of LIKE is not valid
            NULL                           ; it is always NULL
            (1, 2)                         ; several values in parentheses are not a scalar
            'a' 'b'                        ; two texts stand side by side; join them with ||
            amount[1]                      ; [ ] needs a list and an INT64 place in it
            LOG(amount)                    ; function 'LOG' not found; write LN(number)
            """)
    void expr_25_theReasonIsOneLineAndSaysWhatToWrite(String sql, String reason) {
        assertThat(refusal(sql, COLUMNS)).contains(reason);
    }

    @Test
    void expr_24_aSecondStatementIsRefused() {
        assertThat(refusal("amount; DROP TABLE amount", COLUMNS))
                .endsWith(
                        "at line 1, column 7: syntax error near '; DROP TABLE amount'; write one condition or formula,"
                                + " as in amount * 2 > 500 AND status = 'A'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            (SELECT 1)                       ; a query is not a row expression
            amount IN (select 1)             ; a query is not a row expression
            EXISTS (SELECT 1)                ; a query is not a row expression
            sum(amount)                      ; the aggregate SUM is not a row expression
            count(*)                         ; the aggregate COUNT is not a row expression
            COUNT(DISTINCT amount)           ; the aggregate COUNT is not a row expression
            sum(amount) OVER (ORDER BY x)    ; a window function is not a row expression
            *                                ; syntax error near '*'
            ABS(*)                           ; '*' is not a column
            ABS(DISTINCT amount)             ; DISTINCT has no meaning
            ? + 1                            ; a parameter '?' has no value
            NOW()                            ; NOW is not deterministic
            CURRENT_TIMESTAMP                ; CURRENT_TIMESTAMP is not deterministic
            current_date                     ; current_date is not deterministic
            RAND()                           ; RAND is not deterministic
            LOCALTIME                        ; LOCALTIME is not deterministic
            amount.x                         ; column 'amount.x' not found
            sys.exec(status)                 ; function 'sys.exec' not found
            {fn ABS(amount)}                 ; syntax error
            NEXT VALUE FOR s                 ; syntax error
            status SIMILAR TO 'a'            ; syntax error
            ARRAY[1, 2]                      ; syntax error
            amount & 1                       ; operator & is not supported
            X'FF'                            ; syntax error
            _latin1'a'                       ; syntax error
            VALUES (1)                       ; function 'VALUES' not found
            """)
    void expr_24_whatIsNotAFunctionOfOneRowIsRefused(String sql, String reason) {
        assertThat(refusal(sql, COLUMNS)).contains(reason);
    }

    @Test
    void expr_24_aListIsNotTheValueOfAnExpression() {
        List<InputColumn> lists = List.of(new InputColumn("merchants", ValueType.STRING_LIST));

        assertThat(refusal("merchants", lists))
                .endsWith("its type is STRING_LIST; the value of an expression is a scalar.");
        assertThat(refusal("COALESCE(merchants, merchants)", lists)).contains("COALESCE does not take a list");
        assertThat(refusal("merchants = merchants", lists)).contains("cannot compare STRING_LIST with STRING_LIST");
    }

    @Test
    void expr_26_hostileSizesAreRefusedInOneLine() {
        assertThat(refusal("a".repeat(100_000), COLUMNS))
                .contains("the text has 100000 characters; the longest has 65536");
        assertThat(refusal("(".repeat(10_000) + "1" + ")".repeat(10_000), COLUMNS))
                .contains("it is nested too deeply");
        assertThat(refusal("ABS(".repeat(5_000) + "1" + ")".repeat(5_000), COLUMNS))
                .contains("it is nested too deeply");
        assertThat(refusal("1" + "+1".repeat(600), COLUMNS)).contains("it is nested too deeply");
        assertThat(refusal("1" + "+1".repeat(10_000), COLUMNS)).contains("it is too large");
        assertThat(refusal("TRUE" + " OR TRUE".repeat(5_000), COLUMNS)).contains("it is too large");
        assertThat(refusal("NOT ".repeat(200) + "TRUE", COLUMNS)).contains("it is nested too deeply");
        assertThat(refusal("CASE WHEN TRUE THEN ".repeat(200) + "1" + " END".repeat(200), COLUMNS))
                .contains("it is nested too deeply");
        assertThat(refusal("- ".repeat(10_000) + "1", COLUMNS)).contains("it is nested too deeply");
        assertThat(refusal("CASE ".repeat(20) + "1" + " WHEN 1 THEN 1 WHEN 2 THEN 2 END".repeat(20), COLUMNS))
                .contains("it is too large; split it with derive");
        assertThat(refusal("", COLUMNS)).contains("it is empty");
        assertThat(refusal(" -- nothing\n", COLUMNS)).contains("it is empty");
    }

    @Test
    void expr_26_longListsAndChainsAreFine() {
        String choices = "amount IN (" + "1, ".repeat(10_000) + "2)";
        String chain = "amount = 1" + " OR amount = 2".repeat(500);

        assertThat(RowExpression.compile(choices, COLUMNS).newEvaluator().evaluate(new Object[] {2.0, "A"}))
                .isEqualTo(true);
        assertThat(RowExpression.compile(chain, COLUMNS).newEvaluator().evaluate(new Object[] {2.0, "A"}))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u202Eb",
                "a\u2028b",
                "\uFEFFa",
                "a\tb c",
                "ä😀",
                "' \uD800",
                "/*",
                "\"\"",
                "1e99999999999"
            })
    void expr_25_strangeCharactersNeverBreakTheLine(String sql) {
        assertThat(refusal(sql, COLUMNS)).doesNotContainPattern("[\\u0000-\\u001f\\u202e\\u2028]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "avg",
                "count",
                "timestamp",
                "date",
                "time",
                "value",
                "user",
                "year",
                "month",
                "day",
                "hour",
                "minute",
                "second",
                "order",
                "group",
                "rank",
                "row",
                "rows",
                "language",
                "position",
                "start",
                "current",
                "result",
                "table",
                "key",
                "type",
                "name",
                "window",
                "limit",
                "offset",
                "period",
                "method",
                "percent",
                "sum",
                "min",
                "max",
                "left",
                "right",
                "abs",
                "with",
                "values",
                "all",
                "any",
                "exists",
                "by",
                "on",
                "join",
                "desc",
                "bigint",
                "double",
                "trim",
                "extract",
                "Ünïcode",
                "_x",
                "x$y",
                "view__name"
            })
    void expr_1_wordsOfSqlAreNamesUnlessTheGrammarNeedsThem(String name) {
        List<InputColumn> columns = List.of(new InputColumn(name, ValueType.INT64));

        for (String sql : List.of(
                name + " + 1",
                "1 + " + name,
                "ABS(" + name + ") + 1",
                "\"" + name + "\" + 1",
                "CASE WHEN " + name + " > 0 THEN " + name + " + 1 END",
                "COALESCE(" + name + ", 0) + 1")) {
            assertThat(RowExpression.compile(sql, columns).newEvaluator().evaluate(new Object[] {6L}))
                    .isEqualTo(7L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "end", "select", "a b", "a.b", "ä😀", "say \"\"hi\"\"", "1st", "NULL", " "})
    void expr_1_anyNameWorksInQuotes(String quoted) {
        List<InputColumn> columns = List.of(new InputColumn(quoted.replace("\"\"", "\""), ValueType.INT64));

        assertThat(RowExpression.compile("\"" + quoted + "\" + 1", columns)
                        .newEvaluator()
                        .evaluate(new Object[] {6L}))
                .isEqualTo(7L);
    }

    @Test
    void expr_1_namesMatchExactlyAndFunctionsInAnyCase() {
        List<InputColumn> columns =
                List.of(new InputColumn("Amount", ValueType.INT64), new InputColumn("amount", ValueType.INT64));

        assertThat(RowExpression.compile("aBs(amount)", columns).columnsRead()).containsExactly("amount");
        assertThatThrownBy(() -> RowExpression.compile("AMOUNT", columns))
                .hasMessageContaining("column 'AMOUNT' not found; did you mean 'Amount'? Columns: Amount, amount.");
    }
}
