package dev.tidemark.core.registry;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;

/** A server, for a team. The registry's tables are in the connection's current schema. */
final class PostgresDialect implements Dialect {
    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 60;

    /** Held on to, so that its level stays. What the driver logs as a warning it also throws. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        if (DRIVER.getLevel() == null) {
            DRIVER.setLevel(Level.SEVERE);
        }
    }

    private final RegistrySettings settings;

    PostgresDialect(RegistrySettings settings) {
        this.settings = settings;
    }

    @Override
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("tidemark");
        try {
            source.setUrl(settings.url());
        } catch (IllegalArgumentException e) {
            // what it says holds the address, and so perhaps a password
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot read registry.url '" + place() + "': write jdbc:postgresql://HOST:PORT/DATABASE.");
        }
        settings.user().ifPresent(source::setUser);
        settings.password()
                .or(() -> settings.passwordFile().map(this::firstLine))
                .ifPresent(source::setPassword);
        return source;
    }

    @Override
    public String now() {
        return "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)";
    }

    @Override
    public void beginWrite(Handle handle) {
        handle.execute("SET LOCAL lock_timeout = '30s'; SET LOCAL idle_in_transaction_session_timeout = '60s'");
    }

    @Override
    public List<String> tables(Handle handle) {
        String schema = handle.createQuery("SELECT current_schema()")
                .mapTo(String.class)
                .one();
        if (schema == null) {
            throw new TidemarkException(
                    ErrorCode.REGISTRY_REFUSED,
                    "Cannot open the registry at " + place()
                            + ": its schema does not exist; create it, or change currentSchema in registry.url.");
        }
        // those too that the user has no right to
        return handle.createQuery("SELECT CAST(t.relname AS TEXT) FROM pg_class t"
                        + " JOIN pg_namespace s ON s.oid = t.relnamespace"
                        + " WHERE s.nspname = :schema AND t.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1")
                .bind("schema", schema)
                .mapTo(String.class)
                .list();
    }

    @Override
    public String orSchema() {
        return " or schema";
    }

    @Override
    public void alone(Runnable migration) {
        migration.run(); // Flyway locks its own table there
    }

    @Override
    public String place() {
        return JdbcUrls.printable(settings.url());
    }

    @Override
    public RegistryFailure failure(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "28P01", "28000" ->
                refused("the server refused user or password; check registry.user and registry.password.");
            case "3D000" -> refused("there is no such database; create it, or change registry.url.");
            case "42501" -> refused("the user lacks a right (" + says(e) + "); grant it.");
            case "53100" ->
                new RegistryFailure(ErrorCode.DISK_FULL, "the server's disk is full; free some space there.");
            case "55P03" ->
                unreachable("another process has been writing to it for 30 s; try again, or end that process.");
            case "53300" -> unreachable("the server has no connection left; try again later.");
            case "25006" -> refused("the server only reads; point registry.url at the one that writes.");
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? unreachable("the server does not answer (" + says(e)
                                + "); check registry.url, and that the server runs.")
                        : refused("PostgreSQL says: " + says(e));
        };
    }

    private String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.MISSING_FILE,
                    "Cannot open the registry at " + place() + ": registry.passwordFile " + file
                            + " cannot be read; check the path and the rights to it.",
                    e);
        }
    }

    private static String says(SQLException e) {
        return OneLine.of(e.getMessage());
    }

    private static RegistryFailure unreachable(String reason) {
        return new RegistryFailure(ErrorCode.REGISTRY_UNREACHABLE, reason);
    }

    private static RegistryFailure refused(String reason) {
        return new RegistryFailure(ErrorCode.REGISTRY_REFUSED, reason);
    }
}
