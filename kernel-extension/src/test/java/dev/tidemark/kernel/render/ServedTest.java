package dev.tidemark.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.kernel.host.KeepingHost;
import dev.tidemark.kernel.live.Live;
import dev.tidemark.kernel.render.chart.Charts;
import dev.tidemark.semantics.text.TextTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of a service on its way online, and of what is read from it. */
class ServedTest {
    private static final String AT = "2024-05-02T10:30:00Z";

    @TempDir
    private Path folder;

    private static String seen(Bundle bundle) {
        return Wellformed.text(bundle.data().get(Bundle.HTML));
    }

    @Test
    void aPromotionIsSeenBeforeAndAfterAndItsVectorsHaveStatusAndAge() {
        try (Shop shop = Shop.in(folder)) {
            Promotion promotion =
                    shop.store().promote(Shop.FRAUD).cutOff(Instant.parse(AT)).spine(Shop.labels());
            Bundle preview = Renderers.of(promotion.preview()).orElseThrow();
            assertThat(preview.text()).contains("live now  nothing").contains("+ view activity");
            assertThat(seen(preview))
                    .contains("nothing is live yet", "added view activity", "load", "The gates let it pass.");
            Bundle result = Renderers.of(promotion.commit()).orElseThrow();
            assertThat(result.text())
                    .startsWith("fraud: release 1 is live")
                    .contains("activity: loaded, 2 keys")
                    .contains("✓");
            assertThat(seen(result)).contains("equal offline values to the bit");

            OnlineReader reader = shop.store().online().asOf(TextTime.parse(AT));
            FeatureVector vector = reader.read("fraud", Map.of("card_id", "c1"), Map.of("asked", 25.0));
            Bundle one = Renderers.of(vector).orElseThrow();
            assertThat(one.text()).startsWith("fraud, release 1, as of 2024-05-02 10:30:00 UTC");
            assertThat(seen(one)).contains("spent12.5present2024-05-02 09:50:0139m 59s");

            FeatureVectors many = reader.readAll(
                    "fraud",
                    List.of(
                            Lookup.of(Map.of("card_id", "c1"), Map.of("asked", 1.0)),
                            Lookup.of(Map.of("kard", "c1"), Map.of("asked", 1.0))));
            Bundle all = Renderers.of(many).orElseThrow();
            assertThat(all.text())
                    .startsWith("fraud, release 1: 2 keys, 1 failed")
                    .contains("spent=12.5")
                    .contains("kard");
            assertThat(seen(all)).contains("12.5", "kard");

            Bundle freshness = Renderers.of(Charts.freshness(
                            List.of(vector, reader.read("fraud", Map.of("card_id", "c9"), Map.of("asked", 1.0)))))
                    .orElseThrow();
            assertThat(freshness.text()).isEqualTo("Freshness of fraud, 2 keys\n  activity  39m 59s; 1 key never seen");
            Wellformed.markup(freshness.data().get(Bundle.SVG));
            watchesUntilItIsInterrupted(reader);
        }
    }

    private static void watchesUntilItIsInterrupted(OnlineReader reader) {
        KeepingHost host = new KeepingHost();
        Live live = new Live(host, reader, "fraud", List.of(Map.of("card_id", "c1")));
        live.watch(Duration.ofMillis(1));
        assertThat(host.bundles()).hasSize(1);
        Thread.currentThread().interrupt(); // and so while it reads
        live.watch();
        assertThat(host.bundles()).as("an interrupt is no news").hasSize(1);
        assertThat(Thread.interrupted()).isFalse();
    }
}
