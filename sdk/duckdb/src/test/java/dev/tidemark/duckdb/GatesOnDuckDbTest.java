package dev.tidemark.duckdb;

import static dev.tidemark.semantics.definition.Gates.coincidence;
import static dev.tidemark.semantics.definition.Gates.freshness;
import static dev.tidemark.semantics.definition.Gates.labelCorrelation;
import static dev.tidemark.semantics.definition.Gates.noLeak;
import static dev.tidemark.semantics.definition.Gates.nullRate;
import static dev.tidemark.semantics.definition.Gates.range;
import static dev.tidemark.semantics.definition.Gates.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.ValidationInputs;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.core.validation.GateResult;
import dev.tidemark.core.validation.GateResult.Example;
import dev.tidemark.core.validation.Verdict;
import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.time.Durations;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates over training sets that DuckDB builds from files, and over the sources themselves. */
class GatesOnDuckDbTest {
    private static final Source TX = Source.csv("tx", "tx.csv");

    @TempDir
    Path folder;

    private GateReport judge(Source source, String label, Gate... gates) {
        try (TestingProject project = new TestingProject(folder)) {
            var service = TestingProject.service(source);
            for (Gate gate : gates) {
                service = service.gate(gate);
            }
            ValidationInputs inputs = ValidationInputs.none();
            return project.store()
                    .trainingSet(service)
                    .spine(Spine.csv("spine.csv").at("event_time"))
                    .validate(label == null ? inputs : inputs.label(label));
        }
    }

    private GateResult result(Gate gate) {
        return judge(TX, null, gate).results().get(0);
    }

    @Test
    void gate_18_coincidenceFindsEventsOfTheKeyAtTheInstantOfARow() {
        // c2 asks at 09:45, when its only event happens; c1 and c3 ask at 10:00
        GateResult leak = result(noLeak());
        assertThat(leak.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(leak.measured().orElseThrow()).isEqualTo(1 / 3.0);
        assertThat(leak.examples()).containsExactly(new Example(3, "event at its instant"));
        assertThat(leak.explanation()).isEqualTo("1 of 3 rows stand at the instant of an event of tx of the same card");
        assertThat(result(coincidence(0.34)).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void gate_18_itDoesNotMatterWhenTheEventBecameKnown() {
        TestingData.text(folder, "late.csv", """
                card_id,event_time,amount,seen
                c1,2024-05-02T10:00:00Z,1,2024-06-01T00:00:00Z
                c1,2024-05-02T10:00:00.000001Z,1,2024-05-02T10:00:00Z
                c3,2024-05-02T09:59:59.999999Z,1,2024-05-02T10:00:00Z
                """);
        GateReport report = judge(Source.csv("late", "late.csv").knownTime("seen"), null, noLeak());
        assertThat(report.results().get(0).examples()).containsExactly(new Example(1, "event at its instant"));
    }

    @Test
    void gate_15_freshnessAsksTheWholeSource() {
        // the newest event is c2's at 09:45, the newest row at 10:00
        GateResult stale = result(freshness(Durations.minutes(14)));
        assertThat(stale.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(stale.measured()).hasValue(900_000_000);
        assertThat(stale.shown()).isEqualTo("15m older");
        assertThat(stale.explanation())
                .isEqualTo("newest event of tx: 2024-05-02T09:45:00.000000Z; newest row: 2024-05-02T10:00:00.000000Z");
        assertThat(result(freshness(Durations.minutes(15))).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void columnsOfTheSpineAndFeaturesAreJudged() {
        GateReport report = judge(
                TX,
                "label",
                nullRate("total").atMost(0.5),
                range("n").between(0, 1),
                unique("card_id", "event_time"),
                nullRate("label").atMost(0.34));
        assertThat(report.results())
                .extracting(GateResult::verdict)
                .containsExactly(Verdict.FAILED, Verdict.FAILED, Verdict.PASSED, Verdict.PASSED);
        assertThat(report.profile().feature("n").orElseThrow().max()).hasValue(2);
        assertThat(report.passed()).isFalse();
    }

    @Test
    void aLabelOfTextIsRefusedBeforeTheBuild() {
        assertThatThrownBy(() -> judge(TX, "label", labelCorrelation().atMost(0.9)))
                .isInstanceOf(TidemarkException.class)
                .hasMessage(
                        "Cannot bind gate label_correlation of service 'fraud': column 'label' is STRING; it needs a number"
                                + " or BOOL.");
    }

    @Test
    void aLabelOfACsvIsReadByItsText() {
        StringBuilder spine = new StringBuilder("card_id,event_time,label\n");
        for (int i = 0; i < 40; i++) {
            spine.append("c")
                    .append(i % 2 + 1)
                    .append(",2024-05-02T10:00:00Z,")
                    .append(i % 2 == 0)
                    .append('\n');
        }
        try (TestingProject project = new TestingProject(folder)) {
            TestingData.text(folder, "labels.csv", spine.toString());
            GateResult result = project.store()
                    .trainingSet(TestingProject.service(TX)
                            .gate(labelCorrelation("label").atMost(0.9)))
                    .spine(Spine.csv("labels.csv").at("event_time"))
                    .validate(ValidationInputs.none())
                    .results()
                    .get(0);
            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.measured().orElseThrow()).isGreaterThan(0.999);
        }
    }

    @Test
    void aLabelThatIsNoNumberFarDownIsNamedByItsRow() {
        String spine = "card_id,event_time,label\n" + "c1,2024-05-02T10:00:00Z,1\n".repeat(10_000);
        try (TestingProject project = new TestingProject(folder)) {
            TestingData.text(folder, "labels.csv", spine + "c1,2024-05-02T10:00:00Z,fraud\n");
            var builder = project.store()
                    .trainingSet(TestingProject.service(TX)
                            .gate(labelCorrelation("label").atMost(0.9)))
                    .spine(Spine.csv("labels.csv").at("event_time"));
            assertThatThrownBy(() -> builder.validate(ValidationInputs.none()))
                    .isInstanceOf(TidemarkException.class)
                    .hasMessage(
                            "Cannot read label 'label' of the spine, row 10001: 'fraud' is no number and not true or"
                                    + " false; correct it, or leave it empty.");
        }
    }
}
