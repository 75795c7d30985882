package dev.tidemark.duckdb.database;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts as SQL. */
public final class Sql {
    private Sql() {}

    /** A name as an identifier, in quotes. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text as a literal. */
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Names as identifiers, with commas between. */
    public static String names(Collection<String> names) {
        return names.stream().map(Sql::name).collect(Collectors.joining(", "));
    }
}
