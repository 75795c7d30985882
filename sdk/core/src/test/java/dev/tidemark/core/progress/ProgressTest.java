package dev.tidemark.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void thePaceSoFarGivesTheTimeLeft() {
        Progress progress = Progress.of(Phase.WALK, "", 250, OptionalLong.of(1000), Duration.ofSeconds(2));
        assertThat(progress.remaining()).contains(Duration.ofSeconds(6));
        assertThat(progress.share()).contains(0.25);
        assertThat(progress.isComplete()).isFalse();
    }

    @Test
    void thereIsNoEstimateWithoutATotalOrTooSoon() {
        assertThat(Progress.of(Phase.READ, "", 250, OptionalLong.empty(), Duration.ofSeconds(2))
                        .remaining())
                .isEmpty();
        assertThat(Progress.of(Phase.WALK, "", 0, OptionalLong.of(9), Duration.ofSeconds(2))
                        .remaining())
                .isEmpty();
        assertThat(Progress.of(Phase.WALK, "", 3, OptionalLong.of(9), Duration.ofMillis(9))
                        .remaining())
                .isEmpty();
    }

    @Test
    void moreThanTheTotalRaisesTheTotal() {
        Progress progress = Progress.of(Phase.WALK, "", 12, OptionalLong.of(9), Duration.ofSeconds(1));
        assertThat(progress.total()).hasValue(12);
        assertThat(progress.isComplete()).isTrue();
    }

    @Test
    void aMeterTellsOfTheStartAndTheEndAndSeldomBetween() {
        List<Progress> heard = new ArrayList<>();
        ProgressMeter meter = new ProgressMeter(heard::add);
        meter.start(Phase.WRITE, "x", OptionalLong.of(100_000));
        for (int i = 0; i < 100_000; i++) {
            meter.advance(1);
        }
        meter.finish();
        assertThat(heard.get(0).done()).isZero();
        assertThat(heard.get(heard.size() - 1).done()).isEqualTo(100_000);
        assertThat(heard).hasSizeBetween(2, 20);
    }

    @Test
    void rowsThatBecomeKnownOnTheWayAreJudgedByThePaceFromThereOn() throws InterruptedException {
        List<Progress> heard = new ArrayList<>();
        ProgressMeter meter = new ProgressMeter(heard::add);
        meter.start(Phase.WALK, "", OptionalLong.empty());
        Thread.sleep(600);
        meter.expect(900);
        meter.expect(100);
        meter.advance(100);
        Progress soon = heard.get(heard.size() - 1);
        assertThat(soon.total()).hasValue(1000);
        assertThat(soon.elapsed()).isGreaterThan(Duration.ofMillis(590));
        assertThat(soon.remaining()).as("the time before says nothing").isEmpty();
        Thread.sleep(600);
        meter.advance(400);
        Progress half = heard.get(heard.size() - 1);
        assertThat(half.remaining().orElseThrow()).isBetween(Duration.ofMillis(590), half.elapsed());
        meter.finish();
        assertThat(heard.get(heard.size() - 1).isComplete()).isTrue();
    }

    @Test
    void cancellingRunsEachActionOnce() {
        Cancellation cancellation = new Cancellation();
        List<String> ran = new ArrayList<>();
        cancellation.whenCancelled(() -> ran.add("kept"));
        try (Cancellation.Registration registration = cancellation.whenCancelled(() -> ran.add("closed"))) {
            cancellation.check();
        }
        cancellation.cancel();
        cancellation.cancel();
        cancellation.whenCancelled(() -> ran.add("late"));
        assertThat(ran).containsExactly("kept", "late");
        assertThatThrownBy(cancellation::check)
                .hasMessage("Cancelled: nothing was written. Run it again to start over.");
    }
}
