package dev.tidemark.core.registry;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Runs work on the registry's database, each piece on a connection of its own. Thread-safe. */
final class Database {
    private final Dialect dialect;
    private final DataSource dataSource;
    private final Jdbi jdbi;

    private Database(Dialect dialect) {
        this.dialect = dialect;
        this.dataSource = dialect.dataSource();
        this.jdbi = Jdbi.create(dataSource);
    }

    static Database of(RegistrySettings settings) {
        return new Database(Dialects.of(settings));
    }

    Dialect dialect() {
        return dialect;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Work that changes nothing. What must be of one moment is one statement. */
    <T> T read(Function<Handle, T> work) {
        return translated("read", () -> jdbi.withHandle(work::apply));
    }

    /** Work that is done wholly or not at all, one writer at a time over all processes. */
    <T> T write(Write<T> work) {
        return translated(
                "write to",
                () -> jdbi.inTransaction(handle -> {
                    dialect.beginWrite(handle);
                    // the first statement, so that whoever writes waits here and then sees all that was written before
                    handle.execute("UPDATE tidemark_registry SET writes = writes + 1");
                    return work.on(handle, now(handle));
                }));
    }

    private long now(Handle handle) {
        return handle.createQuery("SELECT " + dialect.now()).mapTo(Long.class).one();
    }

    /** One more than the greatest id of a table. Within a write. */
    static long nextId(Handle handle, String table) {
        return handle.createQuery("SELECT COALESCE(MAX(id), 0) + 1 FROM " + table)
                .mapTo(Long.class)
                .one();
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private <T> T translated(String verb, Callable<T> work) {
        try {
            return work.call();
        } catch (TidemarkException e) {
            throw e;
        } catch (JdbiException e) {
            throw failure(verb, e);
        } catch (Exception e) {
            throw new TidemarkException(ErrorCode.INTERNAL, "Cannot " + verb + " the registry: " + e, e);
        }
    }

    /** The failure of a call, on one line that shows no secret. */
    TidemarkException failure(String verb, Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                RegistryFailure failure = dialect.failure(sql);
                return new TidemarkException(
                        failure.code(),
                        "Cannot " + verb + " the registry at " + dialect.place() + ": " + failure.reason(),
                        e);
            }
        }
        return new TidemarkException(ErrorCode.INTERNAL, "Cannot " + verb + " the registry: " + e.getMessage(), e);
    }

    /** Work within a transaction. */
    @FunctionalInterface
    interface Write<T> {
        /**
         * @param nowMicros when the transaction is, by the database's clock
         */
        T on(Handle handle, long nowMicros);
    }
}
