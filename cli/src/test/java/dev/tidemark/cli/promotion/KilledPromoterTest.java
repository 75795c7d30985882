package dev.tidemark.cli.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.promotion.Served;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a promoting process that is killed with kill -9, and that promoting again finishes the work. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class KilledPromoterTest {
    private static final int CUSTOMERS = 400;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"VALIDATING", "BACKFILLING", "MID_LOAD", "PARITY", "FLIPPING"})
    void beforeTheFlipTheOldReleaseIsServedAndRunningAgainGoesOn(String where) throws Exception {
        Shop shop = Shop.in(temp, CUSTOMERS);
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            FeatureVector before = Shop.read(store, 7);
            killAt(shop, where);

            assertThat(Shop.read(store, 7).toMap()).isEqualTo(before.toMap());
            Served left = store.serving().status(new Cancellation()).get(0);
            assertThat(left.release()).isEqualTo(before.release());
            long unfinished = left.unfinished().orElseThrow().id();

            PromotionResult result =
                    Shop.upToCutOff(store.promote(Shop.second())).commit();
            assertThat(result.resumed()).isTrue();
            assertThat(result.promotion()).isEqualTo(unfinished);
            assertServesTheSecond(store, before.release());
        }
    }

    @Test
    void betweenTheFlipAndItsRecordTheNewReleaseIsServedAndThenWrittenDown() throws Exception {
        Shop shop = Shop.in(temp, CUSTOMERS);
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            long first = Shop.read(store, 7).release();
            killAt(shop, Promoter.FLIPPED);

            assertThat(Shop.read(store, 7).names()).contains("bought_1h");
            PromotionResult again =
                    Shop.upToCutOff(store.promote(Shop.second())).commit();
            assertThat(again.changedNothing()).isTrue();
            assertServesTheSecond(store, first);
            assertThat(store.serving().rollback(Shop.SERVICE).to()).isEqualTo(first);
        }
    }

    @Test
    void afterItsRecordOnlyTidyingIsLeft() throws Exception {
        Shop shop = Shop.in(temp, CUSTOMERS);
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            long first = Shop.read(store, 7).release();
            killAt(shop, "LIVE");
            assertServesTheSecond(store, first);
        }
    }

    @Test
    void aSourceThatChangedSinceIsLoadedAnewAndTheHalfDoneStatesGo() throws Exception {
        Shop shop = Shop.in(temp, CUSTOMERS);
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            FeatureVector before = Shop.read(store, 7);
            killAt(shop, Promoter.MID_LOAD);
            long halfDone = store.registry()
                    .promotions()
                    .unfinished(Shop.SERVICE)
                    .orElseThrow()
                    .id();
            shop.write(CUSTOMERS, "customer-7,2024-05-02T23:59:00Z,1000000\n");

            PromotionResult result =
                    Shop.upToCutOff(store.promote(Shop.second())).commit();
            assertThat(result.resumed()).isFalse();
            assertThat(result.promotion()).isGreaterThan(halfDone);
            assertThat(Shop.read(store, 7).value("last_price")).isEqualTo(1_000_000.0);
            assertServesTheSecond(store, before.release());
        }
    }

    /** And only the live release and the one before it take memory. */
    private static void assertServesTheSecond(FeatureStore store, long first) {
        FeatureVector vector = Shop.read(store, 7);
        assertThat(vector.names()).containsExactly("spent_2d", "last_price", "bought_1h", "times_usual");
        List<Served> services = store.serving().status(new Cancellation());
        assertThat(services).hasSize(1);
        Served served = services.get(0);
        assertThat(served.unfinished()).isEmpty();
        assertThat(served.previous()).isEqualTo(first);
        assertThat(served.views().get(0).keys()).isEqualTo(CUSTOMERS);
        assertThat(store.onlineStore().sizes(new Cancellation())).hasSize(2);
    }

    private static void killAt(Shop shop, String where) throws Exception {
        try (Promoter promoter = Promoter.start(shop, where)) {
            promoter.stands().kill();
        }
    }
}
