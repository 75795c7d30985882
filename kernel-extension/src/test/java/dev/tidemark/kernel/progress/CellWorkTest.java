package dev.tidemark.kernel.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.kernel.host.KeepingHost;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CellWorkTest {
    private static final int ROUNDS = 200_000;

    @Test
    void workThatReportsWhileItIsDrawnIsNeverHeldUp() {
        KeepingHost host = new KeepingHost();
        CellWork work = new CellWork(host);
        ProgressMeter meter = new ProgressMeter(work);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            long end = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
            for (int i = 0; i < ROUNDS || System.nanoTime() < end; i++) {
                meter.start(i % 2 == 0 ? Phase.READ : Phase.SORT, "t", OptionalLong.of(10));
            }
            work.end(CellWorks.End.BY_ITSELF);
        });
        assertThat(host.bundles()).isNotEmpty();
    }
}
