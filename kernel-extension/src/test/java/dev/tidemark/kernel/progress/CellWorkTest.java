package dev.tidemark.kernel.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.kernel.host.CellMagic;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.LineMagic;
import dev.tidemark.kernel.render.Bundle;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CellWorkTest {
    private static final int ROUNDS = 200_000;

    @Test
    void workThatReportsWhileItIsDrawnIsNeverHeldUp() {
        Shown host = new Shown();
        CellWork work = new CellWork(host);
        ProgressMeter meter = new ProgressMeter(work);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            long end = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
            for (int i = 0; i < ROUNDS || System.nanoTime() < end; i++) {
                meter.start(i % 2 == 0 ? Phase.READ : Phase.SORT, "t", OptionalLong.of(10));
            }
            work.end(CellWorks.End.BY_ITSELF);
        });
        assertThat(host.bundles).isNotEmpty();
    }

    /** A front end that keeps what it is told to show. */
    private static final class Shown implements Host {
        private final List<Bundle> bundles = new CopyOnWriteArrayList<>();

        @Override
        public void show(String id, Bundle bundle) {
            bundles.add(bundle);
        }

        @Override
        public void update(String id, Bundle bundle) {
            bundles.add(bundle);
        }

        @Override
        public void clear() {
            bundles.clear();
        }

        @Override
        public void page(Bundle bundle) {
            bundles.add(bundle);
        }

        @Override
        public Object evaluate(String java) {
            return null;
        }

        @Override
        public ClassLoader cellClasses() {
            return getClass().getClassLoader();
        }

        @Override
        public long cell() {
            return 1;
        }

        @Override
        public void lineMagic(String name, LineMagic magic) {}

        @Override
        public void cellMagic(String name, CellMagic magic) {}
    }
}
