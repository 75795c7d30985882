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
        if (url.startsWith(SQLITE) && !url.startsWith(SQLITE + ":") && url.length() > SQLITE.length()) {
            return new SqliteDialect(settings.project().resolve(url.substring(SQLITE.length())));
        }
        if (url.startsWith(POSTGRES)) {
            return new PostgresDialect(settings);
        }
        throw new TidemarkException(
                ErrorCode.INVALID_VALUE,
                "Cannot open the registry at '" + JdbcUrls.printable(url)
                        + "': it is neither SQLite nor PostgreSQL; write jdbc:sqlite:FILE or"
                        + " jdbc:postgresql://HOST/DATABASE.");
    }
}
