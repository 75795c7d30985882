package dev.tidemark.core.registry;

import static dev.tidemark.core.registry.DefinitionsSuite.hasCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.registry.Promotion.Step;
import dev.tidemark.semantics.error.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do with promotions and what comes of them. */
abstract class PromotionsSuite {
    @TempDir
    Path project;

    private RegistrySettings settings;
    private Registry registry;
    private Promotions promotions;

    /** Of a registry without content, for this test alone. */
    abstract RegistrySettings settings(Path project);

    @BeforeEach
    void open() {
        settings = settings(project);
        registry = Registry.open(settings);
        promotions = registry.promotions();
    }

    @Test
    void aPromotionIsRememberedStepByStep() {
        try (PromotionLease lease = promotions.lease("fraud", "ana@here")) {
            Promotion begun = promotions.begin(lease, Sample.promotion(3), "ana");
            assertThat(begun.id()).isEqualTo(1);
            assertThat(begun.state()).isEqualTo(PromotionState.VALIDATING);
            assertThat(begun.what()).isEqualTo(Sample.promotion(3));
            promotions.advance(lease, 1, PromotionState.BACKFILLING);
            promotions.advance(lease, 1, PromotionState.FLIPPING);

            assertThat(promotions.unfinished("fraud")).contains(promotions.promotion(1));
            Promotion live = promotions.finish(lease, 1, 0);

            assertThat(live.state()).isEqualTo(PromotionState.LIVE);
            assertThat(live.steps())
                    .extracting(Step::state)
                    .containsExactly(
                            PromotionState.VALIDATING,
                            PromotionState.BACKFILLING,
                            PromotionState.FLIPPING,
                            PromotionState.LIVE);
            assertThat(live.steps()).extracting(Step::at).isSorted();
            assertThat(promotions.unfinished("fraud")).isEmpty();
            assertThat(promotions.history("fraud")).containsExactly(live);
            assertThat(registry.releases().live()).isEqualTo(Map.of("fraud", 3L));
        }
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
    void oneAtATimeWorksOnAService() {
        try (PromotionLease lease = promotions.lease("fraud", "ana@here")) {
            assertThatThrownBy(() -> promotions.lease("fraud", "bo"))
                    .hasMessageMatching("Cannot work on service 'fraud': ana@here \\(process "
                            + ProcessHandle.current().pid()
                            + " on \\S+\\) is at it; wait for it, or end it and try again\\.")
                    .satisfies(hasCode(ErrorCode.CONFLICT));
            promotions.lease("churn", "bo").close();
            lease.check();
        }
        promotions.lease("fraud", "bo").close();
    }

    @Test
    void aLeaseThatExpiredIsTakenOverAndTheOldOwnerCanDoNothingMore() throws SQLException {
        try (PromotionLease old = promotions.lease("fraud", "ana")) {
            promotions.begin(old, Sample.promotion(3), "ana");
            execute("UPDATE promotion_lease SET host = 'elsewhere'");
            assertThatThrownBy(() -> promotions.lease("fraud", "bo")).hasMessageContaining("on elsewhere) is at it");
            execute("UPDATE promotion_lease SET expires_micros = 1");

            try (PromotionLease taken = promotions.lease("fraud", "bo")) {
                assertThatThrownBy(() -> promotions.advance(old, 1, PromotionState.FLIPPING))
                        .hasMessageMatching(
                                "Cannot go on with service 'fraud': bo \\(process \\d+ on \\S+\\) took the work"
                                        + " over; look at its outcome before trying again\\.")
                        .satisfies(hasCode(ErrorCode.CONFLICT));
                assertThatThrownBy(() -> promotions.checkpoint(old, 1).save("p", "1"))
                        .satisfies(hasCode(ErrorCode.CONFLICT));
                assertThatThrownBy(old::check).satisfies(hasCode(ErrorCode.CONFLICT));
                old.close();
                promotions.advance(taken, 1, PromotionState.FLIPPING);
            }
        }
    }

    @Test
    void theLeaseOfAProcessThatEndedIsTakenOverAtOnce() throws Exception {
        try (PromotionLease lease = promotions.lease("fraud", "ana")) {
            Process ended = new ProcessBuilder("true").start();
            ended.waitFor();
            execute("UPDATE promotion_lease SET process_started_millis = 0, pid = " + ended.pid());

            promotions.lease("fraud", "bo").close();
        }
    }

    @Test
    void aLeaseOfOneServiceIsNoneOfAnother() {
        try (PromotionLease lease = promotions.lease("churn", "ana")) {
            assertThatThrownBy(() -> promotions.begin(lease, Sample.promotion(3), "ana"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the lease is of service 'churn', the promotion of 'fraud'");
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

    private void execute(String sql) throws SQLException {
        String url = settings.url().replace("sqlite:.", "sqlite:" + project + "/.");
        try (Connection connection = DriverManager.getConnection(
                url, settings.user().orElse(null), settings.password().orElse(null))) {
            connection.createStatement().execute(sql);
        }
    }
}
