package dev.tidemark.core.registry;

import static dev.tidemark.core.registry.DefinitionsSuite.hasCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.semantics.error.ErrorCode;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do with what comes of promotions. */
abstract class PromotionsSuite extends RegistrySuite {
    private Promotions promotions;

    @BeforeEach
    void find() {
        promotions = registry.promotions();
    }

    @Test
    void finishingAgainChangesNothing() {
        try (PromotionLease lease = promotions.lease("fraud", "ana")) {
            promotions.begin(lease, Sample.promotion(3), "ana");
            Promotion live = promotions.finish(lease, 1, 0);

            assertThat(promotions.finish(lease, 1, 0)).isEqualTo(live);
            assertThat(registry.releases().history("fraud")).hasSize(1);
        }
    }

    @Test
    void anInterruptedOneKeepsItsPlaceAndSaysWhy() {
        try (PromotionLease lease = promotions.lease("fraud", "ana")) {
            promotions.begin(lease, Sample.promotion(3), "ana");
            promotions.advance(lease, 1, PromotionState.BACKFILLING);

            Promotion interrupted = promotions.interrupted(lease, 1, "Redis went away");

            assertThat(interrupted.state()).isEqualTo(PromotionState.BACKFILLING);
            assertThat(interrupted.error()).contains("Redis went away");
            assertThat(promotions.advance(lease, 1, PromotionState.BACKFILLING).error())
                    .isEmpty();
        }
    }

    @Test
    void aFailedOneStaysFailedAndTheNextCanBegin() {
        try (PromotionLease lease = promotions.lease("fraud", "ana")) {
            promotions.begin(lease, Sample.promotion(3), "ana");
            assertThatThrownBy(() -> promotions.begin(lease, Sample.promotion(4), "ana"))
                    .hasMessage("Cannot promote service 'fraud': promotion 1 of ana is unfinished; finish it or let it"
                            + " fail first.")
                    .satisfies(hasCode(ErrorCode.CONFLICT));
            promotions.fail(lease, 1, "a gate said no");

            assertThatThrownBy(() -> promotions.advance(lease, 1, PromotionState.PARITY))
                    .hasMessage("Cannot go on with promotion 1 of service 'fraud': it is FAILED; begin another one.");
            Promotion next = promotions.begin(lease, Sample.promotion(4), "bo");

            assertThat(next.id()).isEqualTo(2);
            assertThat(promotions.history()).extracting(Promotion::id).containsExactly(2L, 1L);
            assertThat(promotions.promotion(1).error()).contains("a gate said no");
        }
    }

    @Test
    void positionsOfABackfillAreThereForTheNextProcess() {
        try (PromotionLease lease = promotions.lease("fraud", "ana")) {
            promotions.begin(lease, Sample.promotion(3), "ana");
            BackfillCheckpoint checkpoint = promotions.checkpoint(lease, 1);
            assertThat(checkpoint.position("card/transactions")).isEmpty();

            checkpoint.save("card/transactions", "17");
            checkpoint.save("card/transactions", "18");
            checkpoint.save("other", "1");
        }
        try (PromotionLease lease = promotions.lease("fraud", "bo")) {
            assertThat(promotions.checkpoint(lease, 1).position("card/transactions"))
                    .contains("18");
        }
    }

    @Test
    void flipsAreWrittenDownOnceEach() {
        Releases releases = registry.releases();
        releases.flipped("fraud", 0, 3, FlipReason.PROMOTE, "ana");
        releases.flipped("fraud", 3, 5, FlipReason.MATERIALIZE, "cron");
        releases.flipped("fraud", 3, 5, FlipReason.MATERIALIZE, "cron");
        releases.flipped("fraud", 5, 3, FlipReason.ROLLBACK, "bo");
        releases.flipped("churn", 0, 4, FlipReason.PROMOTE, "ana");

        assertThat(releases.history("fraud")).extracting(ReleaseFlip::to).containsExactly(3L, 5L, 3L);
        assertThat(releases.live()).isEqualTo(Map.of("fraud", 3L, "churn", 4L));
        releases.flipped("fraud", 3, 0, FlipReason.RETIRE, "bo");
        assertThat(releases.live()).isEqualTo(Map.of("churn", 4L));
        assertThat(releases.history("fraud").get(0).reason()).isEqualTo(FlipReason.RETIRE);
    }

    @Test
    void whatALiveReleaseWasMadeOfStays() {
        registry.apply(registry.plan(Sample.definitions(project)), "ana", "first");
        try (PromotionLease lease = promotions.lease("fraud", "ana")) {
            promotions.begin(lease, Sample.promotion(3), "ana");
            promotions.finish(lease, 1, 0);
        }

        assertThatThrownBy(() -> registry.planRemoval(Sample.FRAUD))
                .hasMessage(
                        "Cannot remove service 'fraud': release 3 of service 'fraud' is served from it; promote that"
                                + " service without it, or retire it, first.")
                .satisfies(hasCode(ErrorCode.CONFLICT));
        registry.releases().flipped("fraud", 3, 0, FlipReason.RETIRE, "ana");
        registry.apply(registry.planRemoval(Sample.FRAUD), "ana", "retired");
        assertThat(registry.definitions().services()).isEmpty();
    }

    @Test
    void reportsAndProfilesAreKept() {
        try (PromotionLease lease = promotions.lease("fraud", "ana")) {
            promotions.begin(lease, Sample.promotion(3), "ana");
        }
        String page = "<p>ş 🙂</p>".repeat(10_000);
        StoredReport report = registry.reports().add("fraud", OptionalLong.of(1), "PASSED", "{}", page, "ana");
        StoredReport alone = registry.reports().add("fraud", OptionalLong.empty(), "FAILED", "[]", "", "bo");
        assertThat(registry.reports().ofPromotion(1)).containsExactly(report);
        assertThat(registry.reports().ofService("fraud")).containsExactly(alone, report);

        registry.profiles().put("fraud", 3, "{\"a\":1}");
        registry.profiles().put("fraud", 3, "{\"a\":2}");
        assertThat(registry.profiles().profile("fraud", 3)).contains("{\"a\":2}");
        assertThat(registry.profiles().profile("fraud", 4)).isEmpty();
    }
}
