package dev.tidemark.bench.job;

import dev.tidemark.bench.Flags;
import org.apache.spark.sql.SparkSession;

/** Spark in this process, as all contenders on it have it. */
public final class Spark {
    private Spark() {}

    /** Ends it: else its threads keep the process. */
    public static void stop() {
        SparkSession.active().stop();
    }

    /** Starts it. */
    public static SparkSession start(Flags flags) {
        return SparkSession.builder()
                .master("local[" + flags.number("threads", 2) + "]")
                .appName("bench")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config(
                        "spark.local.dir",
                        flags.path("out").resolveSibling("spill").toString())
                .getOrCreate();
    }
}
