package dev.tidemark.duckdb.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements that would run for days end soon. */
@Timeout(60)
class CancellingTest {
    private static final String DAYS =
            "SELECT count(*) FROM range(1000000000000) a(i), range(1000) b(j) WHERE i * j % 7 = 3";

    private static void isCancelled(Cancellation cancellation) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThatThrownBy(() -> Queries.one(connection, "count", DAYS, cancellation, row -> row.getLong(1)))
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
            assertThatThrownBy(() -> Queries.run(connection, "count", "CREATE TABLE t AS " + DAYS, cancellation))
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
            assertThat(Queries.<Long>one(connection, "count", "SELECT 1::BIGINT", row -> row.getLong(1)))
                    .isEqualTo(1);
        }
    }

    @Test
    void aStatementThatRunsIsStopped() throws SQLException {
        Cancellation cancellation = new Cancellation();
        Thread canceller = new Thread(cancellation::cancel);
        canceller.start();
        isCancelled(cancellation);
    }

    @Test
    void aStatementThatBeginsAfterTheCancellationIsStopped() throws SQLException {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        isCancelled(cancellation);
    }

    @Test
    void theSearchForAReasonIsBounded() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            SQLException hidden = new SQLException("Invalid result set");
            assertThatThrownBy(() -> {
                        throw HiddenErrors.reveal(connection, DAYS, hidden, new Cancellation(), 1);
                    })
                    .hasMessageStartingWith("DuckDB stopped and does not say why")
                    .hasCause(hidden);
            assertThatThrownBy(() -> {
                        throw HiddenErrors.reveal(connection, "SELECT 'x'::INT", hidden, new Cancellation(), 30);
                    })
                    .hasMessageContaining("Could not convert string 'x'");
        }
    }
}
