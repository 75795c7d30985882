package dev.tidemark.cli.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.Swap;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.promotion.Flipped;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.promotion.PromotionTools;
import dev.tidemark.core.promotion.Serving;
import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.registry.PromotionState;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.tck.ForwardingStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever changes what is served is stopped half-way; running it again finishes it, and nothing is left behind. */
@Tag("slow")
class StoppedServingTest {
    private static final int CUSTOMERS = 50;

    @TempDir
    private Path temp;

    private Shop shop;

    @BeforeEach
    void setUp() {
        shop = Shop.in(temp, CUSTOMERS);
    }

    @Test
    void aRollbackStoppedBetweenFlipAndRecordIsWrittenDownByTheNextOne() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            long first = Shop.upToCutOff(store.promote(Shop.first())).commit().release();
            long second = Shop.upToCutOff(store.promote(Shop.second())).commit().release();
            HookedStore stopping = HookedStore.flipped(store.onlineStore(), StoppedServingTest::stop);
            assertThatThrownBy(() -> serving(store, stopping).rollback(Shop.SERVICE))
                    .hasMessage("stopped");
            assertThat(Shop.read(store, 7).release()).isEqualTo(first);

            Flipped again = store.serving().rollback(Shop.SERVICE);
            assertThat(again.from()).isEqualTo(second);
            assertThat(again.to()).isEqualTo(first);
            assertThat(Shop.read(store, 7).release()).isEqualTo(first);
            assertThat(store.serving().rollback(Shop.SERVICE).to()).isEqualTo(second);
        }
    }

    @Test
    void aRollbackStoppedBetweenFlipAndRecordKeepsTheOtherReleaseWarm() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            long second = Shop.upToCutOff(store.promote(Shop.second())).commit().release();
            HookedStore stopping = HookedStore.flipped(store.onlineStore(), StoppedServingTest::stop);
            assertThatThrownBy(() -> serving(store, stopping).rollback(Shop.SERVICE))
                    .hasMessage("stopped");

            assertThat(Shop.upToCutOff(store.promote(Shop.first())).commit().changedNothing())
                    .isTrue();
            assertThat(store.serving().rollback(Shop.SERVICE).to()).isEqualTo(second);
            assertThat(Shop.read(store, 7).names()).contains("bought_1h");
        }
    }

    @Test
    void aRetirementStoppedWhileItDeletesIsFinishedByTheNextOne() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            OnlineStore stopping = stoppingAtDeletes(store.onlineStore());
            assertThatThrownBy(() -> retire(serving(store, stopping))).hasMessage("stopped");
            assertThat(store.onlineStore().live()).isEmpty();
            assertThat(store.onlineStore().sizes(new Cancellation())).hasSize(1);

            assertThat(retire(store.serving()).deleted()).isEqualTo(CUSTOMERS);
            assertThat(store.onlineStore().sizes(new Cancellation())).isEmpty();
            assertThat(store.registry().releases().history(Shop.SERVICE).get(0).reason())
                    .isEqualTo(FlipReason.RETIRE);
            assertThatThrownBy(() -> retire(store.serving()))
                    .hasMessageStartingWith("Cannot retire service 'spending': it is not served");
        }
    }

    @Test
    void aServiceThatNeverWentLiveIsRetiredWithWhatWasLoaded() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            cancelAt(PromotionState.PARITY, Shop.upToCutOff(store.promote(Shop.first())));
            assertThat(store.onlineStore().sizes(new Cancellation())).hasSize(1);
            assertThat(retire(store.serving()).deleted()).isEqualTo(CUSTOMERS);
            assertThat(store.onlineStore().sizes(new Cancellation())).isEmpty();
            assertThat(store.serving().status(new Cancellation())).isEmpty();
        }
    }

    /** Whoever holds a release finds its document gone before it can find its states gone. */
    @Test
    void aReleaseLosesItsDocumentBeforeItsStates() {
        try (FeatureStore store = FeatureStore.open(temp);
                Executor executor = Promoter.executor(shop)) {
            long first = Shop.upToCutOff(store.promote(Shop.first())).commit().release();
            Shop.upToCutOff(store.promote(Shop.second())).commit();
            List<Boolean> documents = new ArrayList<>();
            OnlineStore stopping = new ForwardingStore(stoppingAtDeletes(store.onlineStore())) {
                @Override
                public long deleteGeneration(long generation, ProgressMeter progress, Cancellation cancellation) {
                    documents.add(release(Shop.SERVICE, first).isPresent());
                    return super.deleteGeneration(generation, progress, cancellation);
                }
            };
            PromotionTools tools = new PromotionTools(temp, () -> executor, () -> stopping, store::registry);
            PromotionResult third =
                    Shop.upToCutOff(Promotion.of(tools, Shop.first())).commit();
            assertThat(third.left()).contains("stopped");
            assertThat(documents).containsExactly(false);

            assertThat(Shop.upToCutOff(store.promote(Shop.first())).commit().deleted())
                    .isEqualTo(CUSTOMERS);
            assertThat(store.onlineStore().sizes(new Cancellation())).hasSize(2);
        }
    }

    @Test
    void aPromotionStoppedAfterTheFlipDoesNotSayThatNothingChanged() {
        try (FeatureStore store = FeatureStore.open(temp);
                Executor executor = Promoter.executor(shop)) {
            HookedStore stopping = HookedStore.flipped(store.onlineStore(), StoppedServingTest::stop);
            PromotionTools tools = new PromotionTools(temp, () -> executor, () -> stopping, store::registry);
            assertThatThrownBy(() ->
                            Shop.upToCutOff(Promotion.of(tools, Shop.first())).commit())
                    .hasMessage("stopped Release 1 may be served by now; run it again to finish promotion 1.");
            assertThat(Shop.read(store, 7).release()).isEqualTo(1);
            assertThat(Shop.upToCutOff(store.promote(Shop.first())).commit().changedNothing())
                    .isTrue();
            assertThat(store.registry().promotions().promotion(1).state()).isEqualTo(PromotionState.LIVE);
        }
    }

    @Test
    void redisStartedAgainBetweenParityAndFlipIsNotTrusted() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Promotion promotion = Shop.upToCutOff(store.promote(Shop.first())).steps((id, state) -> {
                if (state == PromotionState.FLIPPING) {
                    try (RedisConsole redis = RedisConsole.of(temp)) {
                        redis.kill();
                    }
                    assertThatThrownBy(() -> store.onlineStore().live()).isInstanceOf(TidemarkException.class);
                }
            });
            assertThatThrownBy(promotion::commit)
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNREACHABLE))
                    .hasMessageContaining("started again since its states were loaded, and may have lost some.");
            assertThat(store.onlineStore().live()).isEmpty();
            PromotionResult again = Shop.upToCutOff(store.promote(Shop.first())).commit();
            assertThat(again.resumed()).isFalse();
            assertThat(store.onlineStore().sizes(new Cancellation())).hasSize(1);
        }
    }

    /** Whoever took the work over meanwhile may have given the release up, and deleted it. */
    @Test
    void aPromoterPausedBeforeItsFlipDoesNotFlipToWhatOthersDeleted() {
        try (FeatureStore store = FeatureStore.open(temp);
                Executor executor = Promoter.executor(shop)) {
            long first = Shop.upToCutOff(store.promote(Shop.first())).commit().release();
            OnlineStore pausing = new ForwardingStore(store.onlineStore()) {
                @Override
                public boolean flipLoaded(String service, long expected, long release, String incarnation) {
                    store.onlineStore().deleteRelease(service, release);
                    return super.flipLoaded(service, expected, release, incarnation);
                }
            };
            PromotionTools tools = new PromotionTools(temp, () -> executor, () -> pausing, store::registry);
            Promotion paused = Shop.upToCutOff(Promotion.of(tools, Shop.second()));
            assertThatThrownBy(paused::commit)
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                    .hasMessageContaining("its document is gone, for others gave the release up");
            assertThat(Shop.read(store, 7).release()).isEqualTo(first);
            assertThat(Shop.upToCutOff(store.promote(Shop.second())).commit().release())
                    .isGreaterThan(first);
        }
    }

    /** As a Redis that forgot what it had confirmed may leave it. */
    @Test
    void aLiveReleaseWithoutItsDocumentIsToldAndPromotedAgain() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            long first = Shop.upToCutOff(store.promote(Shop.first())).commit().release();
            try (RedisConsole redis = RedisConsole.of(temp)) {
                redis.ask("DEL", "tidemark:release:{tidemark:live:spending}:" + first);
            }
            assertThatThrownBy(() -> Shop.read(store, 7))
                    .hasMessage("Cannot read service 'spending': release " + first
                            + " is live, but its document is missing; promote the service again.");
            PromotionResult again = Shop.upToCutOff(store.promote(Shop.first())).commit();
            assertThat(again.changedNothing()).isFalse();
            assertThat(Shop.read(store, 7).release()).isEqualTo(again.release());
        }
    }

    /** A service that stood still holds events of a view whose states are deleted meanwhile. */
    @Test
    void statesWrittenAfterASweepGoWithTheNextOne() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            long swept = store.onlineStore()
                    .sizes(new Cancellation())
                    .keySet()
                    .iterator()
                    .next();
            Shop.upToCutOff(store.promote(Shop.second())).commit();
            shop.write(CUSTOMERS + 1, "");
            Shop.upToCutOff(store.promote(Shop.second())).commit();
            StateKey key = new StateKey(
                    EntityKey.of(
                            "customer", List.of(new InputColumn("customer", ValueType.STRING)), List.of("customer-1")),
                    swept);
            store.onlineStore().swap(List.of(new Swap(key, new byte[0], new byte[] {1}, Swap.NEVER)));
            assertThat(store.onlineStore().sizes(new Cancellation())).containsKey(swept);
            shop.write(CUSTOMERS + 2, "");
            Shop.upToCutOff(store.promote(Shop.second())).commit();
            assertThat(store.onlineStore().sizes(new Cancellation())).doesNotContainKey(swept);
        }
    }

    @Test
    void askingForWhatIsServedGivesUpWhatWasBegun() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            cancelAt(PromotionState.PARITY, Shop.upToCutOff(store.promote(Shop.second())));
            assertThat(Shop.upToCutOff(store.materialize(Shop.SERVICE)).commit().changedNothing())
                    .isTrue();
            assertThat(store.registry().promotions().unfinished(Shop.SERVICE)).isPresent();

            assertThat(Shop.upToCutOff(store.promote(Shop.first())).commit().changedNothing())
                    .isTrue();
            assertThat(store.registry().promotions().unfinished(Shop.SERVICE)).isEmpty();
            assertThat(store.onlineStore().sizes(new Cancellation())).hasSize(1);
        }
    }

    private static void cancelAt(PromotionState where, Promotion promotion) {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> promotion
                        .cancellation(cancellation)
                        .steps((id, state) -> {
                            if (state == where) {
                                cancellation.cancel();
                            }
                        })
                        .commit())
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    private Serving serving(FeatureStore store, OnlineStore hooked) {
        return new Serving(new PromotionTools(
                temp,
                () -> {
                    throw new IllegalStateException("nothing is computed");
                },
                () -> hooked,
                store::registry));
    }

    private static Flipped retire(Serving serving) {
        return serving.retire(Shop.SERVICE, ProgressMeter.silent(), new Cancellation());
    }

    /** A user that stops where it is to delete the states of a generation. */
    private static OnlineStore stoppingAtDeletes(OnlineStore store) {
        return new ForwardingStore(store) {
            @Override
            public long deleteGeneration(long generation, ProgressMeter progress, Cancellation cancellation) {
                stop();
                return 0;
            }
        };
    }

    private static void stop() {
        throw new TidemarkException(ErrorCode.STORE_UNREACHABLE, "stopped");
    }
}
