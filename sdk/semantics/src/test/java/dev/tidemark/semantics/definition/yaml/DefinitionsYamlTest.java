package dev.tidemark.semantics.definition.yaml;

import static dev.tidemark.semantics.definition.Aggregates.avg;
import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.time.Durations.days;
import static dev.tidemark.semantics.time.Durations.hours;
import static dev.tidemark.semantics.type.ValueType.DOUBLE;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding.Kafka;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsYamlTest {
    private static final Path BASE = Path.of("/projects/fraud");

    private static final String FRAUD = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
            sources:
              - name: transactions
                path: data/transactions/*.parquet
                eventTime: event_time
                knownTime: ingested_at
                columns: {amount: DOUBLE}
                stream: {kafka: {topic: transactions}}
            views:
              - name: card_activity
                entity: card
                source: transactions
                where: "status = 'APPROVED'"
                derive:
                  is_large: "amount > 500"
                features:
                  - {name: txn_count_1h, aggregate: count, window: 1h}
                  - {name: amount_avg_7d, aggregate: avg, of: amount, window: 7d, resolution: 1h, default: 0.0}
                  - {name: large_7d, aggregate: count, where: "is_large", window: 7d}
                  - {name: last_merchant, aggregate: latest, of: merchant_id, ttl: 30d}
            services:
              - name: fraud_v1
                features: ["card_activity.*"]
                request: {amount: DOUBLE}
                onDemand:
                  amount_ratio: "amount / NULLIF(amount_avg_7d, 0)"
            """;

    private static Definitions fraud() {
        var card = Entity.named("card").key("card_id", STRING);
        var txns = Source.parquet("transactions", "data/transactions/*.parquet")
                .eventTime("event_time")
                .knownTime("ingested_at")
                .column("amount", DOUBLE)
                .stream(Kafka.topic("transactions"));
        var activity = FeatureView.named("card_activity")
                .of(card)
                .from(txns)
                .where("status = 'APPROVED'")
                .derive("is_large", "amount > 500")
                .feature("txn_count_1h", count().over(hours(1)))
                .feature(
                        "amount_avg_7d",
                        avg("amount").over(days(7)).resolution(hours(1)).defaultValue(0.0))
                .feature("large_7d", count().where("is_large").over(days(7)))
                .feature("last_merchant", latest("merchant_id").within(days(30)));
        var service = FeatureService.named("fraud_v1")
                .with(activity)
                .request("amount", DOUBLE)
                .onDemand("amount_ratio", "amount / NULLIF(amount_avg_7d, 0)");
        return Definitions.of(BASE, service);
    }

    @Test
    void javaDefinitionsAreWrittenAsAPersonWould() {
        assertThat(DefinitionsYaml.write(fraud())).isEqualTo(FRAUD);
    }

    @Test
    void fileReadsAsTheSameDefinitionsAsJava() {
        assertThat(DefinitionsYaml.read(FRAUD, BASE)).isEqualTo(fraud());
    }

    @Test
    void pathsAreRelativeToTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("fraud.yaml"), FRAUD, StandardCharsets.UTF_8);

        Definitions definitions = DefinitionsYaml.read(file);

        Source source = definitions.source("transactions");
        assertThat(source.path()).isEqualTo("data/transactions/*.parquet");
        assertThat(source.at(definitions.baseDirectory()).path()).isEqualTo(folder + "/data/transactions/*.parquet");
    }

    @Test
    void missingFileIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("none.yaml");
        assertThatThrownBy(() -> DefinitionsYaml.read(file))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read definitions: there is no file " + file + "; check the path.");
    }

    @Test
    void fileThatIsNotTextIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(() -> DefinitionsYaml.read(file))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read definitions: " + file + " is not UTF-8 text; save it as UTF-8.");
    }
}
