package dev.tidemark.duckdb.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.error.ErrorCode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DuckDB says, as it says it, and what a user reads. */
class DuckErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Conversion Error: Could not convert Timestamp(MS) to Timestamp(US) | INVALID_VALUE | a timestamp lies outside the years 0001 to 9999, UTC; correct it, or leave the row out.
            Conversion Error: Error while reading file "b.parquet": failed to cast column "t" from type TIMESTAMP to TIMESTAMP_NS: : Could not convert Timestamp to higher precision | INVALID_VALUE | Error while reading file "b.parquet": failed to cast column "t" from type TIMESTAMP to TIMESTAMP_NS: a timestamp lies outside the years 1677 to 2262, which nanoseconds reach; write the files with one type.
            Conversion Error: Error while reading file "b.parquet": failed to cast column "t" from type TIMESTAMP_MS to TIMESTAMP: : Could not convert Timestamp(MS) to Timestamp(US) | INVALID_VALUE | Error while reading file "b.parquet": failed to cast column "t" from type TIMESTAMP_MS to TIMESTAMP: a timestamp lies outside the years 0001 to 9999, UTC; correct it, or leave the row out.
            TProtocolException: Invalid data | UNREADABLE_FILE | TProtocolException: Invalid data; the file is truncated or damaged, write it anew.
            don't know what type: | UNREADABLE_FILE | don't know what type; the file is truncated or damaged, write it anew.
            IO Error: Could not read "x": Permission denied | UNREADABLE_FILE | Could not read "x": Permission denied.
            """)
    void oneLineSaysWhatToDo(String said, String code, String read) {
        var error = DuckErrors.translate("read source 'tx'", new SQLException(said));
        assertThat(error).hasMessage("Cannot read source 'tx': " + read);
        assertThat(error.code()).hasToString(code);
    }

    /** Names in them may be words that DuckDB says of itself. */
    @Test
    void ourOwnWordsStayAsTheyAre() {
        String said =
                "Invalid Input Error: Tidemark: Cannot read 1 in column 'no more data' of disk full/no space left";
        var error = DuckErrors.translate("read source 'tx'", new SQLException(said));
        assertThat(error).hasMessage("Cannot read 1 in column 'no more data' of disk full/no space left.");
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    }
}
