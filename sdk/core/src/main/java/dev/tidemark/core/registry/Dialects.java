package dev.tidemark.core.registry;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;

/** Tells the database product from its address. */
final class Dialects {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRES = "jdbc:postgresql:";

    private Dialects() {}

    static Dialect of(RegistrySettings settings) {
        String url = settings.url();
        if (isSqlite(url)) {
            return new SqliteDialect(settings.project().resolve(url.substring(SQLITE.length())));
        }
        if (isPostgres(url)) {
            return new PostgresDialect(settings);
        }
        throw new TidemarkException(
                ErrorCode.INVALID_VALUE,
                "Cannot open the registry at '" + JdbcUrls.printable(url)
                        + "': it is neither SQLite nor PostgreSQL; write jdbc:sqlite:FILE or"
                        + " jdbc:postgresql://HOST/DATABASE.");
    }

    /** A file; neither memory nor a resource, which another process could not see. */
    static boolean isSqlite(String url) {
        return url.startsWith(SQLITE) && url.length() > SQLITE.length() && url.charAt(SQLITE.length()) != ':';
    }

    static boolean isPostgres(String url) {
        return url.startsWith(POSTGRES);
    }
}
