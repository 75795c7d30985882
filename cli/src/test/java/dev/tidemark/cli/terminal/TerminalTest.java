package dev.tidemark.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void numbersLookTheSameInEveryLocale() {
        assertThat(Shown.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Shown.count(1, "row")).isEqualTo("1 row");
        assertThat(Shown.count(0, "row")).isEqualTo("0 rows");
        assertThat(Shown.bytes(999)).isEqualTo("999 bytes");
        assertThat(Shown.bytes(1_000)).isEqualTo("1.0 KB");
        assertThat(Shown.bytes(9_949_999)).isEqualTo("9.9 MB");
        assertThat(Shown.bytes(999_600)).isEqualTo("1.0 MB");
        assertThat(Shown.bytes(15_000_000_000L)).isEqualTo("15 GB");
        assertThat(Shown.percent(1, 3)).isEqualTo("33 %");
        assertThat(Shown.percent(1, 300)).isEqualTo("0.3 %");
        assertThat(Shown.percent(0, 0)).isEqualTo("0.0 %");
    }

    @Test
    void durationsAreRoundedForPeople() {
        assertThat(Shown.duration(Duration.ofMillis(840))).isEqualTo("0.8 s");
        assertThat(Shown.duration(Duration.ofMillis(12_400))).isEqualTo("12 s");
        assertThat(Shown.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(Shown.clock(Duration.ofMillis(6_200))).isEqualTo("0:07");
        assertThat(Shown.clock(Duration.ofSeconds(3_723))).isEqualTo("1:02:03");
    }

    @Test
    void tablesPutNumbersToTheRight() {
        TextTable table = new TextTable(List.of("card", "amount"))
                .row(List.of("c1", "5.00"))
                .row(java.util.Arrays.asList("c1000", null));
        assertThat(table.lines(new Style(false), "  "))
                .containsExactly("  card   amount", "  c1       5.00", "  c1000    null");
    }

    @Test
    void aLineShowsTheShareAndTheTimeLeft() {
        Progress half = Progress.of(Phase.WALK, "", 50, OptionalLong.of(100), Duration.ofSeconds(3));
        assertThat(ProgressLine.of(half).text(100, 0))
                .isEqualTo("computing features                  ██████████            50 %  0:03 left");
        Progress unknown =
                Progress.of(Phase.SORT, "source 'transactions'", 5_000, OptionalLong.empty(), Duration.ofSeconds(3));
        assertThat(ProgressLine.of(unknown).text(100, 1)).isEqualTo("sorting events: source 'transacti…  ⠙ 5,000 rows");
        assertThat(ProgressLine.of(half).text(20, 0)).hasSize(20);
    }

    @Test
    void theBarIsDrawnAfterASecondAndTakenAway() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> drawn = new ArrayList<>();
        HandTicks ticks = new HandTicks();
        try (ProgressBar bar = ProgressBar.on(Terminal.watched(new ByteArrayOutputStream(), err), ticks)) {
            assertThat(ticks.firstMillis).isEqualTo(1_000);
            ticks.tick.run();
            drawn.add(taken(err));
            bar.progressed(Progress.of(Phase.WALK, "", 1, OptionalLong.of(2), Duration.ZERO));
            drawn.add(taken(err));
            ticks.tick.run();
            drawn.add(taken(err));
            ticks.tick.run();
            drawn.add(taken(err));
        }
        assertThat(drawn.get(2)).matches("\r\u001b\\[Kcomputing features +█{10} +50 %");
        assertThat(drawn)
                .as("nothing before there is progress, nor before a tick, nor twice the same")
                .containsExactly("", "", drawn.get(2), "");
        assertThat(taken(err)).isEqualTo("\r\u001b[K");
        assertThat(ticks.stopped).isTrue();
    }

    @Test
    void nobodyIsShownABarWhereNobodyLooks() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        HandTicks ticks = new HandTicks();
        try (ProgressBar bar = ProgressBar.on(Terminal.piped(new ByteArrayOutputStream(), err), ticks)) {
            bar.progressed(Progress.of(Phase.WALK, "", 1, OptionalLong.of(2), Duration.ZERO));
        }
        assertThat(ticks.tick).isNull();
        assertThat(taken(err)).isEmpty();
    }

    private static String taken(ByteArrayOutputStream stream) {
        String text = stream.toString(StandardCharsets.UTF_8);
        stream.reset();
        return text;
    }

    /** Ticks when the test says so. */
    private static final class HandTicks implements Ticks {
        private long firstMillis;
        private Runnable tick;
        private boolean stopped;

        @Override
        public Runnable start(long firstMillis, long intervalMillis, Runnable tick) {
            this.firstMillis = firstMillis;
            this.tick = tick;
            return () -> stopped = true;
        }
    }
}
