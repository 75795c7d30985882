package dev.tidemark.spark.session;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.classic.SparkSession;

/** One piece of work that may take several jobs: it can be cancelled, is watched, and fails with one line. */
public final class SparkWork {
    private static final long LISTENING_MILLIS = 10_000;

    private final SparkSession session;
    private final String doing;
    private final ProgressMeter progress;
    private final Cancellation cancellation;

    /** @param doing for errors, as in {@code build training set of service 'fraud'} */
    public SparkWork(SparkSession session, String doing, ProgressMeter progress, Cancellation cancellation) {
        this.session = session;
        this.doing = doing;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Ends the phase, once all was heard of the jobs that ended: what is heard later would count for the next one. */
    public void finishPhase() {
        try {
            session.sparkContext().listenerBus().waitUntilEmpty(LISTENING_MILLIS);
        } catch (TimeoutException e) {
            // a count that nobody but its watcher misses
        }
        progress.finish();
    }

    /** Runs it on this thread. */
    public <T> T run(Supplier<T> work) {
        SparkContext context = session.sparkContext();
        String group = "tidemark-" + UUID.randomUUID();
        JobWatch watch = new JobWatch(group, progress);
        cancellation.check();
        context.addSparkListener(watch);
        context.setJobGroup(group, doing, true);
        try (Cancellation.Registration cancelling =
                cancellation.whenCancelled(() -> context.cancelJobGroupAndFutureJobs(group))) {
            T done = Stages.named(context, doing, work);
            cancellation.check();
            return done;
        } catch (Exception e) { // Spark's checked ones come without being declared
            cancellation.check();
            if (SparkErrors.isInterruption(e)) {
                context.cancelJobGroupAndFutureJobs(group); // which nobody waits for any longer
            }
            throw SparkErrors.translate(doing, watch.failedStage().filter(stage -> !stage.equals(doing)), e);
        } catch (OutOfMemoryError e) {
            throw SparkErrors.translate(doing, Optional.empty(), e);
        } finally {
            context.clearJobGroup();
            context.removeSparkListener(watch);
        }
    }
}
