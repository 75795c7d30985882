package dev.tidemark.core.registry;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/** Whether the tables of a database are ours and of this release; makes or migrates them where that is due. */
final class Schema {
    /** Each migration sets {@code tidemark_registry.format} to its own number; this is the newest one's. */
    static final int FORMAT = 1;

    private static final String MARK = "tidemark_registry";
    private static final String MIGRATIONS = "tidemark_migration";

    private Schema() {}

    /** Does without Flyway where nothing is to be done, for it takes longer than all the rest. */
    static void prepare(Database database) {
        if (!isCurrent(database)) {
            database.dialect().alone(() -> {
                if (!isCurrent(database)) {
                    migrate(database);
                }
            });
        }
    }

    private static boolean isCurrent(Database database) {
        int format = database.read(handle -> format(handle, database.dialect()));
        if (format > FORMAT) {
            throw refused(
                    database,
                    "a newer Tidemark made it (format " + format + ", this one knows " + FORMAT
                            + "); use that release, or a registry of your own.");
        }
        return format == FORMAT;
    }

    /** 0 if there is nothing yet. */
    private static int format(Handle handle, Dialect dialect) {
        List<String> tables = dialect.tables(handle);
        if (tables.contains(MARK)) {
            return handle.createQuery("SELECT format FROM " + MARK)
                    .mapTo(Integer.class)
                    .one();
        }
        if (!tables.isEmpty() && !tables.contains(MIGRATIONS)) {
            throw new TidemarkException(
                    ErrorCode.REGISTRY_REFUSED,
                    "Cannot open the registry at " + dialect.place() + ": it has tables of another program ("
                            + String.join(", ", tables.subList(0, Math.min(3, tables.size())))
                            + "); give it a database" + dialect.orSchema() + " of its own.");
        }
        return 0;
    }

    private static void migrate(Database database) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database.dataSource())
                    .table(MIGRATIONS)
                    .locations("classpath:dev/tidemark/core/registry/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw database.failure("migrate", e);
        }
    }

    private static TidemarkException refused(Database database, String reason) {
        return new TidemarkException(
                ErrorCode.REGISTRY_REFUSED,
                "Cannot open the registry at " + database.dialect().place() + ": " + reason);
    }
}
