package dev.tidemark.spark.session;

import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.classic.SparkSession;
import scala.Option;

/** A session of Tidemark's own, in the Spark that runs already or in one of its own. Closing it ends only the latter. */
public final class Sessions implements AutoCloseable {
    /** What keeps values the same whatever the surrounding session is set to, and what our plans do not need. */
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.caseSensitive", "true",
            "spark.sql.adaptive.enabled", "false",
            "spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED",
            "spark.sql.parquet.int96RebaseModeInRead", "CORRECTED",
            "spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED",
            "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS",
            "spark.sql.execution.arrow.maxRecordsPerBatch", "8192");

    private static final String MASTER = "spark.master";
    private static final String LOCAL_DIR = "spark.local.dir";

    private final SparkSession session;
    private final SparkSession views;
    private final SparkSession started;
    private final Path workDirectory;

    /** @param started null if it is not ours to end */
    private Sessions(SparkSession views, SparkSession started, Path workDirectory) {
        this.session = ours(views);
        this.views = views;
        this.started = started;
        this.workDirectory = workDirectory;
    }

    /** The Spark of this process: the one that runs, else one as {@code spark.*} system properties say, else a local one. */
    public static Sessions open(ExecutorSettings settings) {
        Option<SparkSession> running = SparkSession.getActiveSession().orElse(SparkSession::getDefaultSession);
        if (running.isDefined() && !running.get().sparkContext().isStopped()) {
            return new Sessions(running.get(), null, settings.workDirectory());
        }
        SparkSession started = started(conf(settings));
        return new Sessions(started, started, settings.workDirectory());
    }

    private static SparkSession started(SparkConf conf) {
        boolean isUsed = System.getenv("SPARK_LOCAL_DIRS") == null;
        if (isUsed && conf.contains(LOCAL_DIR)) { // without one, Spark would end this process
            WorkFolders.makeAny(conf.get(LOCAL_DIR));
        }
        try {
            return SparkSession.builder().config(conf).getOrCreate();
        } catch (Exception e) { // Spark's checked ones come without being declared
            if (SparkErrors.isInterruption(e)) {
                throw SparkErrors.interrupted("start Spark", e);
            }
            throw new TidemarkException(
                    ErrorCode.ENGINE_FAILED, "Cannot start Spark: " + whyNot(conf.get(MASTER), e) + ".", e);
        }
    }

    private static String whyNot(String master, Exception e) {
        String said = SparkErrors.firstLine(e);
        if (said.startsWith("Could not parse Master URL")) {
            return "this one knows no master '" + master + "'; write one as in spark://host:7077 or local[4], or let"
                    + " spark-submit run it, which brings what other masters need";
        }
        return said.contains("stopped SparkContext")
                ? "master '" + master + "' does not answer; see that it runs, and that its address is right"
                : said;
    }

    /** In a session of the user's. */
    public static Sessions in(org.apache.spark.sql.SparkSession session) {
        return new Sessions((SparkSession) session, null, null);
    }

    private static SparkSession ours(SparkSession base) {
        SparkSession session = base.newSession();
        SETTINGS.forEach((name, value) -> session.conf().set(name, value));
        return session;
    }

    private static SparkConf conf(ExecutorSettings settings) {
        SparkConf conf = new SparkConf();
        conf.setIfMissing(MASTER, "local[" + settings.threads() + "]");
        conf.setIfMissing("spark.app.name", "tidemark");
        conf.setIfMissing("spark.ui.enabled", "false");
        if (conf.get(MASTER).matches("local(\\[.*)?")) {
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            if (!WorkFolders.isDefault(settings.workDirectory())) { // Spark deletes its folders later than we could
                conf.setIfMissing(LOCAL_DIR, settings.workDirectory().toString());
            }
        } else {
            conf.setIfMissing("spark.jars", OwnJars.list());
        }
        return conf;
    }

    /** The session that tables and views are looked up in: the user's, if there is one. */
    public SparkSession views() {
        return views;
    }

    public SparkSession session() {
        return session;
    }

    @Override
    public void close() {
        if (started != null) {
            started.stop();
            WorkFolders.leave(workDirectory);
        }
    }
}
