package dev.tidemark.spark.session;

import dev.tidemark.core.progress.ProgressMeter;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Watches the jobs of one group: counts what their tasks read of what was shuffled, which is known beforehand from those that
 * shuffled it, and remembers which stage failed.
 */
final class JobWatch extends SparkListener {
    private final String group;
    private final ProgressMeter progress;
    private final Set<Integer> stages = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Long> written = new ConcurrentHashMap<>();
    private final Map<Integer, String> failed = new ConcurrentHashMap<>();

    JobWatch(String group, ProgressMeter progress) {
        this.group = group;
        this.progress = progress;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        Properties properties = job.properties();
        if (properties != null && group.equals(properties.getProperty("spark.jobGroup.id"))) {
            CollectionConverters.asJava(job.stageInfos()).forEach(stage -> stages.add(stage.stageId()));
        }
    }

    /**
     * What shuffled for it has ended; or earlier, in another group, and then nothing is known of it. A stage that is tried again was
     * expected before.
     */
    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
        if (stages.contains(stage.stageInfo().stageId()) && stage.stageInfo().attemptNumber() == 0) {
            long rows = CollectionConverters.asJava(stage.stageInfo().parentIds()).stream()
                    .mapToLong(parent -> written.getOrDefault((Integer) parent, 0L))
                    .sum();
            if (rows > 0) {
                progress.expect(rows);
            }
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (stages.contains(task.stageId())
                && task.taskMetrics() != null
                && task.taskInfo().successful()) {
            written.merge(
                    task.stageId(), task.taskMetrics().shuffleWriteMetrics().recordsWritten(), Long::sum);
            progress.advance(task.taskMetrics().shuffleReadMetrics().recordsRead());
        }
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted stage) {
        if (stages.contains(stage.stageInfo().stageId())
                && stage.stageInfo().failureReason().isDefined()) {
            failed.put(stage.stageInfo().stageId(), stage.stageInfo().name());
        }
    }

    /** What the last stage that failed was doing. */
    Optional<String> failedStage() {
        return failed.entrySet().stream().max(Map.Entry.comparingByKey()).map(Map.Entry::getValue);
    }
}
