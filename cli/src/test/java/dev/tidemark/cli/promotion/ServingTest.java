package dev.tidemark.cli.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.promotion.Flipped;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.promotion.ViewPreview;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.StreamBinding;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served while releases come and go. */
class ServingTest {
    private static final int CUSTOMERS = 100;

    @TempDir
    private Path temp;

    private Shop shop;

    @BeforeEach
    void setUp() {
        shop = Shop.in(temp, CUSTOMERS);
    }

    @Test
    void rollbackChangesPlacesWithTheReleaseBeforeAndOlderOnesGo() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            long first = Shop.upToCutOff(store.promote(Shop.first())).commit().release();
            assertThatThrownBy(() -> store.serving().rollback(Shop.SERVICE))
                    .hasMessage("Cannot roll back service 'spending': no release before " + first
                            + " is kept; promote the definitions that you want.");
            long second = Shop.upToCutOff(store.promote(Shop.second())).commit().release();

            Flipped back = store.serving().rollback(Shop.SERVICE);
            assertThat(back.from()).isEqualTo(second);
            assertThat(back.to()).isEqualTo(first);
            assertThat(back.definitions().changes()).hasSize(2);
            assertThat(Shop.read(store, 7).names()).doesNotContain("bought_1h");

            assertThat(store.serving().rollback(Shop.SERVICE).to()).isEqualTo(second);
            assertThat(Shop.read(store, 7).names()).contains("bought_1h");

            PromotionResult third = Shop.upToCutOff(store.promote(Shop.first())).commit();
            assertThat(third.previous()).isEqualTo(second);
            assertThat(third.deleted()).isEqualTo(CUSTOMERS);
            assertThat(store.onlineStore().sizes(new Cancellation())).hasSize(2);
        }
    }

    @Test
    void retiringTakesDownAndDeletes() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            Flipped retired = store.serving().retire(Shop.SERVICE, ProgressMeter.silent(), new Cancellation());
            assertThat(retired.deleted()).isEqualTo(CUSTOMERS);
            assertThat(store.onlineStore().sizes(new Cancellation())).isEmpty();
            assertThat(store.serving().status(new Cancellation())).isEmpty();
            assertThatThrownBy(() -> Shop.read(store, 7))
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SERVED));
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            assertThat(Shop.read(store, 7).value("last_price")).isNotNull();
        }
    }

    @Test
    void promotingTheSameAgainDoesNothing() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            long release = Shop.upToCutOff(store.promote(Shop.first())).commit().release();
            PromotionResult again = Shop.upToCutOff(store.promote(Shop.first())).commit();
            assertThat(again.changedNothing()).isTrue();
            assertThat(again.release()).isEqualTo(release);
        }
    }

    @Test
    void materializingCountsLateRowsAndForgetsKeysThatVanished() {
        shop.write(CUSTOMERS, "gone,2024-05-02T10:00:00Z,5\n");
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            assertThat(Shop.upToCutOff(store.materialize(Shop.SERVICE)).commit().changedNothing())
                    .isTrue();
            assertThat(Shop.read(store, "gone").value("last_price")).isEqualTo(5.0);

            shop.write(CUSTOMERS, "customer-7,2024-05-02T23:30:00Z,777\n");
            PromotionResult result =
                    Shop.upToCutOff(store.materialize(Shop.SERVICE)).commit();
            assertThat(result.changedNothing()).isFalse();
            assertThat(result.views().get(0).keys()).isEqualTo(CUSTOMERS);
            assertThat(Shop.read(store, 7).value("last_price")).isEqualTo(777.0);
            assertThat(Shop.read(store, "gone").status("last_price")).isEqualTo(ValueStatus.NEVER_SEEN);
        }
    }

    @Test
    void materializingLaterSeesWhatHasBecomeVisibleOverTheSameFiles() {
        shop.write(CUSTOMERS, "customer-7,2024-05-03T10:00:00Z,888\n");
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            assertThat(Shop.read(store, 7).value("last_price")).isNotEqualTo(888.0);
            PromotionResult later = store.materialize(Shop.SERVICE)
                    .cutOff(Shop.CUT_OFF.plus(Duration.ofDays(1)))
                    .commit();
            assertThat(later.views().get(0).fate()).isEqualTo(ViewPreview.Fate.LOAD);
            assertThat(later.views().get(0).why()).startsWith("events became visible since");
            PromotionResult evenLater = store.materialize(Shop.SERVICE)
                    .cutOff(Shop.CUT_OFF.plus(Duration.ofDays(2)))
                    .commit();
            assertThat(evenLater.changedNothing()).isTrue();
        }
    }

    @Test
    void aServiceFedByAStreamIsNotMaterialized() {
        FeatureService fed = Shop.fedBy(StreamBinding.Push.http());
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(fed)).commit();
            assertThatThrownBy(() -> store.materialize(Shop.SERVICE).commit())
                    .hasMessageStartingWith(
                            "Cannot materialize service 'spending': view 'purchases' is fed by the stream"
                                    + " of source 'bought', which keeps it up to date");
        }
    }

    @Test
    @Tag("slow")
    void noReadFailsOrMixesReleasesWhileTheServedReleaseChanges() throws InterruptedException {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            FeatureVector old = Shop.read(store, 7);
            AtomicBoolean done = new AtomicBoolean();
            AtomicLong reads = new AtomicLong();
            Queue<FeatureVector> seen = new ConcurrentLinkedQueue<>();
            Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Thread reader = new Thread(() -> {
                    long last = 0;
                    while (!done.get()) {
                        try {
                            FeatureVector vector = Shop.read(store, 7);
                            if (vector.release() != last) {
                                seen.add(vector);
                                last = vector.release();
                            }
                            reads.incrementAndGet();
                        } catch (RuntimeException e) {
                            failures.add(e);
                        }
                    }
                });
                reader.start();
                readers.add(reader);
            }
            Shop.upToCutOff(store.promote(Shop.second())).commit();
            store.serving().rollback(Shop.SERVICE);
            store.serving().rollback(Shop.SERVICE);
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            done.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(failures).isEmpty();
            assertThat(reads.get()).isPositive();
            for (FeatureVector vector : seen) {
                assertThat(vector.value("spent_2d")).isEqualTo(old.value("spent_2d"));
                assertThat(vector.value("last_price")).isEqualTo(old.value("last_price"));
                assertThat(vector.size()).isIn(2, 4);
            }
        }
    }
}
