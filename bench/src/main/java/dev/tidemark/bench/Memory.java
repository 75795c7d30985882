package dev.tidemark.bench;

/** Sizes as DuckDB writes them. */
public final class Memory {
    private Memory() {}

    /** The bytes of a text like {@code 700MB} or {@code 4GB}: units of a thousand, as DuckDB has them. */
    public static long bytes(String text) {
        long unit = text.endsWith("GB") ? 1_000_000_000L : 1_000_000L;
        return Long.parseLong(text.substring(0, text.length() - 2)) * unit;
    }
}
