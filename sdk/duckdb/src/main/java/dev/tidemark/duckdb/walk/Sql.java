package dev.tidemark.duckdb.walk;

/** Names in SQL. */
final class Sql {
    private Sql() {}

    /** A quoted identifier. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
