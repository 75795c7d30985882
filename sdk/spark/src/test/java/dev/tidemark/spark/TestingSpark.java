package dev.tidemark.spark;

import dev.tidemark.core.executor.ExecutorSettings;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The one Spark of all tests of this process: to start one takes longer than most of them. */
public final class TestingSpark {
    private static SparkSession session;

    private TestingSpark() {}

    /** Two tasks at a time. Plans are interpreted, since to compile one takes longer than to run it over a few
     * rows; a task sorts on disk early, as large data does. */
    public static synchronized SparkSession session() {
        if (session == null) {
            session = SparkSession.builder()
                    .master("local[2]")
                    .appName("tests")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.sql.codegen.wholeStage", "false")
                    .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                    .config("spark.shuffle.spill.numElementsForceSpillThreshold", "4000")
                    .getOrCreate();
        }
        return session;
    }

    /** An executor on it; the caller closes it. */
    public static SparkExecutor executor(Path workDirectory) {
        return SparkExecutor.on(session(), new ExecutorSettings(256L << 20, 256L << 20, 2, workDirectory));
    }
}
