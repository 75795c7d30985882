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
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/** Watches the jobs of one group: counts what their tasks read and wrote, and remembers which stage failed. */
final class JobWatch extends SparkListener {
    private final String group;
    private final ProgressMeter progress;
    private final Set<Integer> stages = ConcurrentHashMap.newKeySet();
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

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (stages.contains(task.stageId())
                && task.taskMetrics() != null
                && task.taskInfo().successful()) {
            long read = task.taskMetrics().shuffleReadMetrics().recordsRead();
            progress.advance(read);
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
