package dev.tidemark.duckdb.database;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's failures in Tidemark's words, always in one line. */
public final class DuckErrors {
    /** Begins what is said by {@link #raise}, so that it is told from DuckDB's own words. */
    private static final String RAISED = "Tidemark: ";

    private static final Pattern INSTANT =
            Pattern.compile("(.*?)[: ]*Could not convert Timestamp.* to (Timestamp\\(US\\)|higher precision).*");

    private DuckErrors() {}

    /**
     * SQL that fails: {@link #translate} gives an INVALID_VALUE with a message of ours.
     *
     * @param message SQL for the whole message
     */
    public static String raise(String message) {
        return "error(" + Sql.text(RAISED) + " || " + message + ")";
    }

    /** @param doing what could not be done, as in {@code read source 'transactions'} */
    public static TidemarkException translate(String doing, SQLException e) {
        String message = String.valueOf(e.getMessage());
        String why = oneLine(message);
        if (why.startsWith(RAISED)) {
            return new TidemarkException(ErrorCode.INVALID_VALUE, why.substring(RAISED.length()) + ".", e);
        }
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("interrupted!") || lower.startsWith("interrupt error")) {
            return new TidemarkException(
                    ErrorCode.CANCELLED, "Cancelled: nothing was written. Run it again to start over.", e);
        }
        if (lower.contains("no space left")
                || lower.contains("max_temp_directory_size")
                || lower.contains("disk full")) {
            return failure(
                    ErrorCode.DISK_FULL,
                    doing,
                    "the disk is full; free some space, or choose a work directory on another disk",
                    e);
        }
        if (lower.startsWith("out of memory") || lower.contains("failed to allocate")) {
            return failure(
                    ErrorCode.OUT_OF_MEMORY,
                    doing,
                    "the memory budget is too small for it; give more memory, or fewer threads",
                    e);
        }
        if (lower.startsWith("conversion error") || lower.contains("could not convert timestamp")) {
            return failure(ErrorCode.INVALID_VALUE, doing, instant(why), e);
        }
        if (lower.contains("invalid string encoding") || lower.contains("invalid unicode")) {
            return failure(ErrorCode.INVALID_VALUE, doing, why, e);
        }
        if (isDamage(lower)) {
            return failure(
                    ErrorCode.UNREADABLE_FILE, doing, why + "; the file is truncated or damaged, write it anew", e);
        }
        boolean unreadable = lower.contains("parquet") || lower.startsWith("io error");
        return failure(unreadable ? ErrorCode.UNREADABLE_FILE : ErrorCode.ENGINE_FAILED, doing, why, e);
    }

    /** What DuckDB says of an instant that a type has no room for; the file and the column, which stand before it, stay. */
    private static String instant(String why) {
        Matcher said = INSTANT.matcher(why);
        if (!said.matches()) {
            return why;
        }
        boolean nanoseconds = said.group(2).equals("higher precision");
        String where = said.group(1);
        return (where.isEmpty() ? "" : where + ": ")
                + (nanoseconds
                        ? "a timestamp lies outside the years 1677 to 2262, which nanoseconds reach;"
                                + " write the files with one type"
                        : "a timestamp lies outside the years 0001 to 9999, UTC; correct it, or leave the row out");
    }

    private static boolean isDamage(String lower) {
        return lower.contains("corrupt")
                || lower.contains("decompress")
                || lower.contains("footer length")
                || lower.contains("tprotocolexception")
                || lower.contains("don't know what type")
                || lower.contains("invalid data")
                || lower.contains("no more data")
                || lower.contains("magic bytes");
    }

    private static TidemarkException failure(ErrorCode code, String doing, String why, SQLException cause) {
        return new TidemarkException(code, "Cannot " + doing + ": " + why + ".", cause);
    }

    /** The first line, without what kind of error DuckDB calls it and without what ends it. */
    private static String oneLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        int colon = line.indexOf(" Error: ");
        String rest = colon > 0 && colon < 40 ? line.substring(colon + " Error: ".length()) : line;
        return rest.replaceFirst("[:.\\s]+$", "");
    }
}
