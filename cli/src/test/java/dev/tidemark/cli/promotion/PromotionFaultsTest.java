package dev.tidemark.cli.promotion;

import static dev.tidemark.semantics.definition.Gates.nullRate;
import static dev.tidemark.semantics.definition.Gates.rowCount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.core.promotion.PromotionPreview;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.promotion.PromotionTools;
import dev.tidemark.core.registry.PromotionState;
import dev.tidemark.core.training.Spine;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong during a promotion leaves what is served alone, says what to do, and is finished by promoting again. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class PromotionFaultsTest {
    private static final int CUSTOMERS = 100;

    @TempDir
    private Path temp;

    private Shop shop;

    @BeforeEach
    void setUp() {
        shop = Shop.in(temp, CUSTOMERS);
    }

    @Test
    void redisKilledDuringTheLoad() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            TidemarkException e = fails(store, () -> {
                try (RedisConsole redis = RedisConsole.of(temp)) {
                    redis.kill();
                }
            });
            assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNREACHABLE);
            assertThat(e)
                    .hasMessageContaining("What is served has not changed; run it again to go on with promotion 2.");
        }
        try (FeatureStore store = FeatureStore.open(temp)) {
            assertThat(Shop.read(store, 7).names()).doesNotContain("bought_1h");
            Shop.upToCutOff(store.promote(Shop.second())).commit();
            assertThat(Shop.read(store, 7).names()).contains("bought_1h");
            assertThat(store.onlineStore().sizes(new Cancellation())).hasSize(2);
        }
    }

    @Test
    void redisFullDuringTheLoad() {
        try (FeatureStore store = FeatureStore.open(temp);
                RedisConsole redis = RedisConsole.of(opened(store))) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            FeatureVector before = Shop.read(store, 7);
            TidemarkException e = fails(store, () -> redis.leave(0));
            assertThat(e.code()).isEqualTo(ErrorCode.STORE_FULL);
            assertThat(e).hasMessageContaining("run it again to go on with promotion 2.");
            assertThat(Shop.read(store, 7).toMap()).isEqualTo(before.toMap());

            redis.limit(0);
            PromotionResult result =
                    Shop.upToCutOff(store.promote(Shop.second())).commit();
            assertThat(result.resumed()).isTrue();
            assertThat(result.promotion()).isEqualTo(2);
        }
    }

    @Test
    void aStoreTooSmallIsToldByThePreviewAndRefusedBeforeAnythingIsLoaded() {
        try (FeatureStore store = FeatureStore.open(temp);
                RedisConsole redis = RedisConsole.of(opened(store))) {
            redis.leave(1_000);
            Promotion promotion = Shop.upToCutOff(store.promote(Shop.first()));
            PromotionPreview preview = promotion.preview();
            assertThat(preview.fits()).isFalse();
            assertThat(preview.text()).contains(": does not fit");
            assertThatThrownBy(promotion::commit)
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FULL))
                    .hasMessageStartingWith("Cannot promote service 'spending': its states take about ");
            assertThat(store.registry().promotions().history()).isEmpty();
        }
    }

    @Test
    void wrongPassword() {
        try (FeatureStore store = FeatureStore.open(temp);
                RedisConsole redis = RedisConsole.of(opened(store))) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            StoreOptions wrong = StoreOptions.defaults()
                    .setting("online.redis.address", "127.0.0.1:" + redis.port())
                    .setting("online.redis.password", "guessed");
            try (FeatureStore other = FeatureStore.open(temp, wrong)) {
                assertThatThrownBy(() -> other.promote(Shop.second()).preview())
                        .isInstanceOfSatisfying(
                                TidemarkException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_REFUSED));
            }
            assertThat(Shop.read(store, 7).names()).doesNotContain("bought_1h");
            assertThat(store.registry().promotions().history()).hasSize(1);
        }
    }

    @Test
    void aSourceThatChangesBetweenPreviewAndCommit() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Promotion promotion = Shop.upToCutOff(store.promote(Shop.first()));
            promotion.preview();
            shop.write(CUSTOMERS + 1, "");
            assertThatThrownBy(promotion::commit)
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                    .hasMessage("Cannot promote service 'spending': the files of source 'bought' changed since the"
                            + " preview; look at a new preview first.");
            assertThat(store.onlineStore().live()).isEmpty();
        }
    }

    @Test
    void aSourceThatChangesWhileItIsLoaded() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            TidemarkException e = fails(store, () -> shop.write(CUSTOMERS + 1, ""));
            assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(e).hasMessageContaining("the files of source 'bought' changed while they were loaded");
            PromotionResult result =
                    Shop.upToCutOff(store.promote(Shop.second())).commit();
            assertThat(result.resumed()).isFalse();
            assertThat(result.views().get(0).keys()).isEqualTo(CUSTOMERS + 1);
            assertThat(store.onlineStore().sizes(new Cancellation())).hasSize(1);
        }
    }

    @Test
    void aSecondPromoterOfTheService() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            AtomicReference<Throwable> second = new AtomicReference<>();
            Shop.upToCutOff(store.promote(Shop.first()))
                    .steps((promotion, state) -> {
                        if (state == PromotionState.BACKFILLING) {
                            try {
                                Shop.upToCutOff(store.promote(Shop.second())).commit();
                            } catch (TidemarkException e) {
                                second.set(e);
                            }
                        }
                    })
                    .commit();
            assertThat(second.get())
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                    .hasMessageStartingWith("Cannot work on service 'spending': ann (");
            assertThat(Shop.read(store, 7).names()).doesNotContain("bought_1h");
        }
    }

    @Test
    void aStateThatIsLostOnItsWayIsFoundByParityAndNothingIsServed() {
        try (FeatureStore store = FeatureStore.open(temp);
                Executor executor = Promoter.executor(shop)) {
            HookedStore losing = HookedStore.losing(store.onlineStore());
            PromotionTools tools = new PromotionTools(temp, () -> executor, () -> losing, store::registry);
            assertThatThrownBy(() ->
                            Shop.upToCutOff(Promotion.of(tools, Shop.first())).commit())
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PARITY_FAILED))
                    .hasMessageContaining("values differ from offline; customer=customer-")
                    .hasMessageContaining(" online, ");
            assertThat(store.onlineStore().live()).isEmpty();
            assertThat(store.onlineStore().sizes(new Cancellation())).isEmpty();
            assertThat(store.registry().promotions().history().get(0).state()).isEqualTo(PromotionState.FAILED);
        }
    }

    @Test
    void aGateThatFailsStopsBeforeAnythingIsLoadedAndItsReportIsKept() throws Exception {
        Files.writeString(temp.resolve("asked.csv"), "customer,asked_at,price\ncustomer-1,2024-05-02T00:00:00Z,5\n");
        try (FeatureStore store = FeatureStore.open(temp)) {
            Promotion promotion = Shop.upToCutOff(store.promote(Shop.first()
                            .gate(rowCount().atLeast(1_000))
                            .gate(nullRate("spent_2d").atMost(1))))
                    .spine(Spine.csv("asked.csv").at("asked_at"));
            assertThat(promotion.preview().passes()).isFalse();
            assertThatThrownBy(promotion::commit)
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GATE_FAILED))
                    .hasMessageStartingWith("Cannot promote service 'spending': 1 of 2 gates failed");
            assertThat(store.registry().reports().ofService(Shop.SERVICE))
                    .singleElement()
                    .satisfies(report -> assertThat(report.verdict()).isEqualTo("FAILED"));
            assertThat(store.onlineStore().live()).isEmpty();
            assertThat(store.onlineStore().sizes(new Cancellation())).isEmpty();
        }
    }

    @Test
    void aCancelledPromotionCanBeTakenUp() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            stopped(store.promote(Shop.first()));
            assertThat(store.onlineStore().live()).isEmpty();
            PromotionResult result =
                    Shop.upToCutOff(store.promote(Shop.first())).commit();
            assertThat(result.resumed()).isTrue();
        }
    }

    @Test
    void gatesThatAreTightenedAfterAPromotionWasStoppedAreAsked() throws Exception {
        Spine asked = asked("asked.csv", "customer-1,2024-05-02T00:00:00Z,5\n");
        try (FeatureStore store = FeatureStore.open(temp)) {
            stopped(store.promote(Shop.first().gate(rowCount().atLeast(1))).spine(asked));
            Promotion tightened = Shop.upToCutOff(
                            store.promote(Shop.first().gate(rowCount().atLeast(1_000))))
                    .spine(asked);
            assertThatThrownBy(tightened::commit)
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GATE_FAILED))
                    .hasMessageStartingWith("Cannot promote service 'spending': 1 of 1 gates failed");
            assertThat(store.onlineStore().live()).isEmpty();
            PromotionResult result = Shop.upToCutOff(
                            store.promote(Shop.first().gate(rowCount().atLeast(1))))
                    .spine(asked)
                    .commit();
            assertThat(result.resumed()).isFalse();
        }
    }

    @Test
    void whatAPreviewShowedCountsForAPromotionThatGoesOnToo() throws Exception {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Promotion promotion = store.promote(Shop.first().gate(rowCount().atLeast(1)));
            stopped(promotion.spine(asked("asked.csv", "customer-1,2024-05-02T00:00:00Z,5\n")));
            Promotion other = Shop.upToCutOff(promotion).spine(asked("nobody.csv", ""));
            assertThat(other.preview().passes()).isFalse();
            assertThatThrownBy(other::commit)
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GATE_FAILED))
                    .hasMessageStartingWith("Cannot promote service 'spending': 1 of 1 gates failed");
            assertThat(store.onlineStore().live()).isEmpty();
        }
    }

    private Spine asked(String file, String rows) throws IOException {
        Files.writeString(temp.resolve(file), "customer,asked_at,price\n" + rows);
        return Spine.csv(file)
                .at("asked_at")
                .column("customer", ValueType.STRING)
                .column("price", ValueType.DOUBLE);
    }

    /** Stopped when everything is loaded. */
    private static void stopped(Promotion promotion) {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> Shop.upToCutOff(promotion)
                        .cancellation(cancellation)
                        .steps((id, state) -> {
                            if (state == PromotionState.PARITY) {
                                cancellation.cancel();
                            }
                        })
                        .commit())
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    @Test
    void aReleaseOfANewerTidemarkIsLeftAlone() {
        try (FeatureStore store = FeatureStore.open(temp);
                RedisConsole redis = RedisConsole.of(opened(store))) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            redis.ask("SET", "tidemark:release:{tidemark:live:spending}:999", "{\"format\":99,\"semanticsVersion\":1}");
            redis.ask("SET", "tidemark:live:spending", "999");
            assertThatThrownBy(
                            () -> Shop.upToCutOff(store.promote(Shop.second())).commit())
                    .isInstanceOfSatisfying(
                            TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NEWER_RELEASE));
            assertThat(store.onlineStore().live()).containsEntry(Shop.SERVICE, 999L);
            assertThat(store.serving().status(new Cancellation()).get(0).problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("update Tidemark here"));
        }
    }

    @Test
    void anUnknownServiceIsNamedWithTheClosest() {
        try (FeatureStore store = FeatureStore.open(temp)) {
            Shop.upToCutOff(store.promote(Shop.first())).commit();
            assertThatThrownBy(() -> store.promote("spendng").preview())
                    .hasMessageContaining("'spendng'")
                    .hasMessageContaining("did you mean 'spending'?");
            assertThatThrownBy(() -> store.serving().rollback("spendng"))
                    .hasMessage("Cannot roll back service 'spendng': it is not served; did you mean 'spending'?"
                            + " Served: spending.");
            assertThatThrownBy(() -> store.materialize("spendng").commit())
                    .hasMessage("Cannot materialize service 'spendng': nothing of it is served; promote it first.");
        }
    }

    /** Promotes the second version with something happening once some states have arrived. */
    private TidemarkException fails(FeatureStore store, Runnable midLoad) {
        try (Executor executor = Promoter.executor(shop)) {
            HookedStore hooked = HookedStore.midLoad(store.onlineStore(), 20, midLoad);
            PromotionTools tools = new PromotionTools(temp, () -> executor, () -> hooked, store::registry);
            AtomicReference<TidemarkException> failure = new AtomicReference<>();
            assertThatThrownBy(() ->
                            Shop.upToCutOff(Promotion.of(tools, Shop.second())).commit())
                    .isInstanceOfSatisfying(TidemarkException.class, failure::set);
            return failure.get();
        }
    }

    private Path opened(FeatureStore store) {
        store.onlineStore();
        return temp;
    }
}
