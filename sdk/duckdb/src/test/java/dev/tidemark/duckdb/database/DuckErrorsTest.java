package dev.tidemark.duckdb.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DuckDB says, as it says it, and what a user reads. */
class DuckErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Conversion Error: Could not convert Timestamp(MS) to Timestamp(US) | INVALID_VALUE | a timestamp lies outside the years 0001 to 9999, UTC; correct it, or leave the row out.
            TProtocolException: Invalid data | UNREADABLE_FILE | TProtocolException: Invalid data; the file is truncated or damaged, write it anew.
            don't know what type: | UNREADABLE_FILE | don't know what type; the file is truncated or damaged, write it anew.
            IO Error: Could not read "x": Permission denied | UNREADABLE_FILE | Could not read "x": Permission denied.
            """)
    void oneLineSaysWhatToDo(String said, String code, String read) {
        var error = DuckErrors.translate("read source 'tx'", new SQLException(said));
        assertThat(error).hasMessage("Cannot read source 'tx': " + read);
        assertThat(error.code()).hasToString(code);
    }
}
