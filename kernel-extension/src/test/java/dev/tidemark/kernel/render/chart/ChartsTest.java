package dev.tidemark.kernel.render.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.validation.TrainingProfile;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.render.Renderers;
import dev.tidemark.kernel.render.Shop;
import dev.tidemark.kernel.render.Wellformed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
    private static final Instant TEN = Instant.parse("2024-05-02T10:00:00Z");

    @TempDir
    private Path folder;

    private static Bundle shown(Chart chart) {
        Bundle bundle = Renderers.of(chart).orElseThrow();
        Wellformed.markup(((String) bundle.data().get(Bundle.SVG)).replace("http://www.w3.org/2000/svg", ""));
        assertThat(bundle.data()).containsOnlyKeys(Bundle.TEXT, Bundle.SVG, Bundle.VEGA_LITE);
        assertThat(bundle.data().get(Bundle.VEGA_LITE)).isInstanceOf(Map.class);
        Map<?, ?> encoding = (Map<?, ?>) ((Map<?, ?>) bundle.data().get(Bundle.VEGA_LITE)).get("encoding");
        assertThat(encoding.values())
                .as("what kernels leave out of their messages")
                .allSatisfy(channel -> assertThat(String.valueOf(channel)).doesNotContain("=null"));
        return bundle;
    }

    @Test
    void vegaLiteKeepsTheOrderOfBars() {
        try (Shop shop = Shop.in(folder);
                TrainingSet set = shop.set()) {
            Chart chart = Charts.distribution(set.profile(), "n");
            Map<?, ?> encoding = (Map<?, ?>) chart.vegaLite().get("encoding");
            List<?> values = (List<?>) ((Map<?, ?>) chart.vegaLite().get("data")).get("values");
            assertThat(((Map<?, ?>) encoding.get("x")).get("sort"))
                    .isEqualTo(values.stream()
                            .map(value -> ((Map<?, ?>) value).get("value"))
                            .toList());
        }
    }

    @Test
    void aDistributionIsBarsWithTheShareOfNulls() {
        try (Shop shop = Shop.in(folder);
                TrainingSet set = shop.set()) {
            TrainingProfile profile = set.profile();
            assertThat(shown(Charts.distribution(profile, "n")).text()).isEqualTo("""
                    n, 3 rows
                    0 to 2, mean 0.6667, 0 % null
                      0  ████████████████████████████████  66.7 %
                      1                                    0 %
                      2  ████████████████                  33.3 %""");
            assertThat(shown(Charts.distribution(profile, "last")).text())
                    .startsWith("last, 3 rows\n66.7 % null\n  FR  ");
            assertThat(shown(Charts.drift(profile, profile, "n")).text())
                    .startsWith("Drift of n\npsi 0, ks 0, js 0, null 0 % then, 0 % now\n")
                    .contains("66.7 %, baseline 66.7 %");
            assertThatThrownBy(() -> Charts.distribution(profile, "nn"))
                    .hasMessageStartingWith("Cannot draw feature 'nn': service 'fraud' has none of that name");
        }
    }

    @Test
    void valuesOverTimeAreWhatATrainingSetWouldSay() {
        try (Shop shop = Shop.in(folder)) {
            Chart chart = Charts.overTime(
                    shop.store(),
                    Shop.FRAUD,
                    Map.of("card_id", "c1", "asked", 25),
                    TEN.minus(Duration.ofHours(1)),
                    TEN.plus(Duration.ofHours(1)),
                    Duration.ofMinutes(30),
                    "n",
                    "share");
            assertThat(shown(chart).text()).isEqualTo("""
                    fraud over time
                    card_id = 'c1', asked = 25.0
                      n      ▁▅█▅▁  0 to 2
                      share   █▁▁▁  2 to 5
                      2024-05-02 09:00:00 to 2024-05-02 11:00:00 UTC; a blank is null""");
            assertThatThrownBy(() ->
                            Charts.overTime(shop.store(), Shop.FRAUD, Map.of("kard", 1), TEN, TEN, Duration.ofHours(1)))
                    .hasMessageStartingWith(
                            "Cannot draw 'kard' over time: service 'fraud' has no such key or request value");
            assertThatThrownBy(() -> Charts.overTime(
                            shop.store(), Shop.FRAUD, Map.of("card_id", 1), TEN, TEN, Duration.ofHours(1)))
                    .hasMessageContaining("'card_id' is STRING, and Integer was given");
            assertThatThrownBy(() -> Charts.overTime(
                            shop.store(),
                            Shop.FRAUD,
                            Map.of("card_id", "c1"),
                            TEN,
                            TEN.plusSeconds(3_000),
                            Duration.ofSeconds(1)))
                    .hasMessageContaining("that is not 1 to 2000 instants");
            assertThatThrownBy(() -> Charts.overTime(
                            shop.store(), Shop.FRAUD, Map.of("card_id", "c1"), TEN, TEN, Duration.ofSeconds(1), "last"))
                    .hasMessageContaining("it is STRING; draw one of numbers or Booleans");
        }
    }

    @Test
    void whateverIsInABarStaysText() {
        Bars bars = new Bars(
                Wellformed.HOSTILE,
                Wellformed.HOSTILE,
                "x",
                List.of(
                        new Bars.Bar(Wellformed.HOSTILE, Wellformed.HOSTILE, 0.5, OptionalDouble.of(0)),
                        new Bars.Bar("", "", 0, OptionalDouble.empty())));
        shown(bars.chart());
    }

    @Test
    void oneInstantAndNothingButNullsAreDrawn() {
        Series series = new Series("t", "", new long[] {0}, List.of(new Series.Strip("f", new double[] {Double.NaN})));
        assertThat(shown(series.chart()).text()).contains("1970-01-01 00:00:00 to 1970-01-01 00:00:00");
        shown(new Ages("t", List.of(new Ages.Row("v", new long[0], 3))).chart());
    }

    @Test
    void axesHaveRoundSteps() {
        assertThat(Plot.NiceScale.of(0, 0.37)).isEqualTo(new Plot.NiceScale(0, 0.4, 0.1));
        assertThat(Plot.NiceScale.of(3, 3)).isEqualTo(new Plot.NiceScale(1, 5, 1));
        assertThat(Plot.NiceScale.of(-1e308, 1e308)).isEqualTo(new Plot.NiceScale(-1e300, 1e300, 5e299));
    }
}
