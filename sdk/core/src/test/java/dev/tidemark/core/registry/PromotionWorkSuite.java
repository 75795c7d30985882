package dev.tidemark.core.registry;

import static dev.tidemark.core.registry.DefinitionsSuite.hasCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.registry.Promotion.Step;
import dev.tidemark.semantics.error.ErrorCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That in every database a promotion goes step by step, by one who has the lease of its service. */
abstract class PromotionWorkSuite extends RegistrySuite {
    private Promotions promotions;

    @BeforeEach
    void find() {
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

    private void execute(String sql) throws SQLException {
        String url = settings.url().replace("sqlite:.", "sqlite:" + project + "/.");
        try (Connection connection = DriverManager.getConnection(
                url, settings.user().orElse(null), settings.password().orElse(null))) {
            connection.createStatement().execute(sql);
        }
    }
}
