package dev.tidemark.semantics.plan;

import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.time.Durations.days;
import static dev.tidemark.semantics.type.ValueType.DOUBLE;
import static dev.tidemark.semantics.type.ValueType.INT64;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static dev.tidemark.semantics.type.ValueType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpineBinderTest {
    private final ServicePlan plan = Binder.bind(
            FeatureService.named("s")
                    .with(FeatureView.named("v")
                            .of(Entity.named("card").key("card_id", STRING))
                            .from(Source.parquet("tx", "tx.parquet").eventTime("at"))
                            .feature("seen", count().over(days(1))))
                    .request("amount", DOUBLE)
                    .onDemand("double_amount", "amount * 2"),
            Map.of("tx", SourceSchema.of("tx.parquet").column("at", TIMESTAMP).column("card_id", STRING)));

    private final SourceSchema spine = SourceSchema.of("labels.parquet")
            .column("card_id", STRING)
            .column("at", TIMESTAMP)
            .column("amount", DOUBLE);

    private void refused(SourceSchema spine, String timeColumn, String message) {
        refused(spine, Map.of(), timeColumn, message);
    }

    private void refused(SourceSchema spine, Map<String, ValueType> declared, String message) {
        refused(spine, declared, "at", message);
    }

    private void refused(SourceSchema spine, Map<String, ValueType> declared, String timeColumn, String message) {
        assertThatThrownBy(() -> Binder.bindSpine(plan, spine, declared, timeColumn))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot build training set of service 's': " + message);
    }

    @Test
    void timeKeysAndRequestValuesAreRead() {
        SpinePlan bound = Binder.bindSpine(plan, spine.unsupported("blob", "BLOB"), Map.of(), "at");
        assertThat(bound.timeColumn()).isEqualTo("at");
        assertThat(bound.read())
                .containsExactly(entry("at", TIMESTAMP), entry("card_id", STRING), entry("amount", DOUBLE));
    }

    @Test
    void narrowerRequestValuesWiden() {
        SourceSchema narrow = SourceSchema.of("labels.parquet")
                .column("card_id", STRING)
                .column("at", TIMESTAMP)
                .column("amount", INT64);
        assertThat(Binder.bindSpine(plan, narrow, Map.of(), "at").read()).containsEntry("amount", DOUBLE);
    }

    @Test
    void keysOfTextFilesAreReadAsTheEntityDeclaresThem() {
        SourceSchema csv = SourceSchema.of("labels.csv")
                .guessed("card_id", INT64)
                .guessed("at", STRING)
                .guessed("amount", INT64);
        assertThat(Binder.bindSpine(plan, csv, Map.of(), "at").read())
                .containsExactly(entry("at", TIMESTAMP), entry("card_id", STRING), entry("amount", DOUBLE));
    }

    @Test
    void missingColumnsAreNamed() {
        refused(
                spine,
                "event_time",
                "column 'event_time' is not in the spine (labels.parquet). Columns: card_id, at, amount.");
        refused(
                SourceSchema.of("labels.parquet").column("cardid", STRING).column("at", TIMESTAMP),
                "at",
                "column 'card_id' is not in the spine (labels.parquet); did you mean 'cardid'? Columns: cardid, at.");
        refused(
                SourceSchema.of("labels.parquet").column("card_id", STRING).column("at", TIMESTAMP),
                "at",
                "column 'amount' is not in the spine (labels.parquet). Columns: card_id, at.");
    }

    @Test
    void wrongTypesAreNamed() {
        refused(
                spine,
                "amount",
                "column 'amount' of the spine (labels.parquet) is DOUBLE, the time of the spine needs TIMESTAMP. Columns with times: at.");
        refused(
                SourceSchema.of("labels.csv").guessed("n", INT64).guessed("at", TIMESTAMP),
                "n",
                "column 'n' of the spine (labels.csv) is INT64, the time of the spine needs TIMESTAMP. Columns with times: at.");
        refused(
                SourceSchema.of("labels.parquet").column("card_id", INT64).column("at", TIMESTAMP),
                "at",
                "column 'card_id' of the spine (labels.parquet) is INT64, key 'card_id' of entity 'card' needs STRING; store it as STRING.");
        refused(
                SourceSchema.of("labels.csv").guessed("card_id", STRING).guessed("at", TIMESTAMP),
                "card_id",
                "column 'card_id' of the spine (labels.csv) is TIMESTAMP, as the time of the spine is; key 'card_id' of entity"
                        + " 'card' needs STRING, and one column cannot be both.");
        refused(
                SourceSchema.of("l.parquet")
                        .column("card_id", STRING)
                        .column("at", TIMESTAMP)
                        .unsupported("amount", "DECIMAL(38,10)"),
                "at",
                "column 'amount' of the spine (l.parquet) is DECIMAL(38,10), which Tidemark does not read;"
                        + " cast it to BOOL, INT64, DOUBLE, STRING or TIMESTAMP.");
    }

    @Test
    void aDeclarationTakesThePlaceOfAGuessAndOfNothingElse() {
        SourceSchema csv = SourceSchema.of("labels.csv")
                .guessed("card_id", INT64)
                .guessed("at", TIMESTAMP)
                .guessed("amount", STRING);
        assertThat(Binder.bindSpine(plan, csv, Map.of("amount", INT64), "at").read())
                .containsEntry("amount", DOUBLE);
        refused(
                csv,
                Map.of("card_id", INT64),
                "column 'card_id' of the spine (labels.csv) is declared INT64, key 'card_id' of entity 'card' needs STRING; declare it STRING.");
        refused(
                csv,
                Map.of("at", STRING),
                "column 'at' of the spine (labels.csv) is declared STRING, the time of the spine needs TIMESTAMP; leave its type out.");
        refused(
                csv,
                Map.of("amout", DOUBLE),
                "column 'amout' is not in the spine (labels.csv); did you mean 'amount'? Columns: card_id, at, amount.");
        refused(
                spine,
                Map.of("amount", STRING),
                "column 'amount' of the spine (labels.parquet) is DOUBLE, but it is declared STRING; leave that out.");
    }

    @Test
    void set_4_featureNamedLikeAColumnIsRefused() {
        refused(
                spine.column("Seen", INT64),
                "at",
                "feature 'seen' has the name of column 'Seen' of the spine (labels.parquet);"
                        + " rename or leave out one of them.");
        refused(
                spine.column("double_amount", INT64),
                "at",
                "feature 'double_amount' has the name of column 'double_amount' of the spine (labels.parquet);"
                        + " rename or leave out one of them.");
    }
}
