package dev.tidemark.spark.session;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Optional;

/** Spark's failures in Tidemark's words, always in one line. */
public final class SparkErrors {
    private SparkErrors() {}

    /**
     * @param doing what could not be done, as in {@code build training set of service 'fraud'}
     * @param stage the stage that failed, in words, if one is known
     */
    static TidemarkException translate(String doing, Optional<String> stage, Throwable e) {
        if (isInterruption(e)) {
            return interrupted(doing, e);
        }
        TidemarkException ours = ours(e);
        if (ours != null) {
            return new TidemarkException(ours.code(), ours.getMessage(), e);
        }
        Throwable root = root(e);
        String all = messages(e);
        String where = stage.map(name -> ", in stage '" + name + "'").orElse("");
        if (all.contains("No space left on device")) {
            return failure(
                    ErrorCode.DISK_FULL,
                    doing + where,
                    "the disk is full; free some space, or choose a work directory (spark.local.dir) on another disk",
                    e);
        }
        if (root instanceof OutOfMemoryError || all.contains("OutOfMemoryError")) {
            return failure(
                    ErrorCode.OUT_OF_MEMORY,
                    doing + where,
                    "a task ran out of memory; give executors more, or fewer cores each",
                    e);
        }
        if (all.contains("ExecutorLostFailure") || all.contains("MetadataFetchFailedException")) {
            return failure(
                    ErrorCode.ENGINE_FAILED,
                    doing + where,
                    "executors were lost more often than spark.task.maxFailures allows; look into their logs",
                    e);
        }
        if (all.contains("PATH_NOT_FOUND") || all.contains("TABLE_OR_VIEW_NOT_FOUND")) {
            return failure(ErrorCode.MISSING_FILE, doing + where, firstLine(root), e);
        }
        return failure(ErrorCode.ENGINE_FAILED, doing + where, firstLine(root), e);
    }

    /** Whether it was this thread that was told to stop while it waited for Spark. */
    static boolean isInterruption(Throwable e) {
        return e instanceof InterruptedException;
    }

    /** Leaves this thread as told to stop. */
    static TidemarkException interrupted(String doing, Throwable e) {
        Thread.currentThread().interrupt();
        return new TidemarkException(ErrorCode.CANCELLED, "Cancelled: told to stop while waiting to " + doing + ".", e);
    }

    private static TidemarkException failure(ErrorCode code, String doing, String why, Throwable cause) {
        return new TidemarkException(code, "Cannot " + doing + ": " + why + ".", cause);
    }

    private static TidemarkException ours(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof TidemarkException found) {
                return found;
            }
        }
        return null;
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String messages(Throwable e) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = e; at != null; at = at.getCause()) {
            all.append(at).append('\n');
        }
        return all.toString();
    }

    /** The first line of a failure's message, without a full stop; the name of its class if it has none. */
    public static String firstLine(Throwable e) {
        String line =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        String said = e.getMessage() == null || line.isEmpty() ? e.getClass().getSimpleName() : line;
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }
}
