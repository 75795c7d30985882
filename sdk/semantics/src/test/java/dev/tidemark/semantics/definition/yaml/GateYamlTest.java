package dev.tidemark.semantics.definition.yaml;

import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Gates.drift;
import static dev.tidemark.semantics.definition.Gates.freshness;
import static dev.tidemark.semantics.definition.Gates.labelCorrelation;
import static dev.tidemark.semantics.definition.Gates.nullRate;
import static dev.tidemark.semantics.definition.Gates.oneOf;
import static dev.tidemark.semantics.definition.Gates.range;
import static dev.tidemark.semantics.definition.Gates.rowCount;
import static dev.tidemark.semantics.definition.Gates.unique;
import static dev.tidemark.semantics.time.Durations.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Gates;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.ValidationData;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateYamlTest {
    private static final Path BASE = Path.of("/projects/fraud");

    private static final String HEAD = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
            sources:
              - name: tx
                path: tx.parquet
                eventTime: at
            views:
              - name: v
                entity: card
                source: tx
                features:
                  - {name: txn_count, aggregate: count, window: 1h}
            """;

    private static final String SERVICE = """
            services:
              - name: s
                features: ["v.*"]
            """;

    private static final String YAML = HEAD + """
                gates:
                  - {gate: range, of: txn_count, atLeast: 0, atMost: 500}
                  - {gate: null_rate, of: txn_count, atMost: 0.05, severity: warn}
                  - {gate: one_of, of: txn_count, values: [1, 2]}
                  - {gate: drift, of: txn_count, measure: psi, atMost: 0.2, baseline: base.json}
                  - {gate: freshness, within: 2h}
            """ + SERVICE + """
                gates:
                  - {gate: unique, of: [card_id, at]}
                  - {gate: row_count, atLeast: 1000}
                  - {gate: label_correlation, of: is_fraud, atMost: 0.95}
                  - {gate: coincidence, atMost: 0, severity: warn}
                validation: {spine: data/labels.parquet, time: at, label: is_fraud}
            """;

    private static Definitions inJava() {
        FeatureView view = FeatureView.named("v")
                .of(Entity.named("card").key("card_id", ValueType.STRING))
                .from(Source.parquet("tx", "tx.parquet").eventTime("at"))
                .feature("txn_count", count().over(hours(1)))
                .gate(range("txn_count").between(0, 500))
                .gate(nullRate("txn_count").atMost(0.05).warning())
                .gate(oneOf("txn_count", 1, 2))
                .gate(drift("txn_count").psi().atMost(0.2).against("base.json"))
                .gate(freshness(hours(2)));
        FeatureService service = FeatureService.named("s")
                .with(view)
                .gate(unique("card_id", "at"))
                .gate(rowCount().atLeast(1000))
                .gate(labelCorrelation("is_fraud").atMost(0.95))
                .gate(Gates.noLeak().warning())
                .validation(ValidationData.of("data/labels.parquet", "at").label("is_fraud"));
        return Definitions.of(BASE, service);
    }

    @Test
    void gatesAreWrittenAsAPersonWould() {
        assertThat(DefinitionsYaml.write(inJava())).isEqualTo(YAML);
    }

    @Test
    void fileReadsAsTheSameGatesAsJava() {
        assertThat(DefinitionsYaml.read(YAML, BASE)).isEqualTo(inJava());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            {gate: nul_rate, of: txn_count} => Cannot read 'gate' of gate 'nul_rate' of view 'v': there is no gate 'nul_rate'; did you mean 'null_rate'? Gates: null_rate, range, one_of, unique, row_count, drift, freshness, label_correlation, coincidence.
            {gate: null_rate, of: txn_count, atmost: 0} => Cannot read gate 'null_rate' of view 'v': there is no key 'atmost'; did you mean 'atMost'? Keys: gate, of, atLeast, atMost, values, measure, baseline, within, severity.
            {of: txn_count} => Cannot read gate number 1 of view 'v': key 'gate' is missing; add it.
            null_rate => Cannot read gate number 1 of view 'v': it is text (null_rate), not a mapping. Keys: gate, of, atLeast, atMost, values, measure, baseline, within, severity.
            {gate: null_rate, of: txn_cuont, atMost: 0} => Cannot define gate null_rate of view 'v': there is no feature 'txn_cuont'; did you mean 'txn_count'? Features: txn_count.
            {gate: null_rate, of: txn_count, atMost: much} => Cannot read 'atMost' of gate 'null_rate' of view 'v': it is text (much), not a number; write a number.
            {gate: null_rate, of: txn_count, atMost: 5} => Cannot define gate null_rate of 'txn_count': it cannot be at most 5; say 0 to 1, like 0.05.
            {gate: null_rate, of: txn_count} => Cannot define gate null_rate of 'txn_count': it needs a bound; say atMost, like 0.05.
            {gate: drift, of: txn_count, measure: pis, atMost: 0.2} => Cannot read 'measure' of gate 'drift' of view 'v': there is no measure 'pis'; did you mean 'psi'? Measures: psi, ks, js.
            {gate: drift, of: txn_count, atMost: 0.2} => Cannot define gate drift of 'txn_count': it needs a measure; say psi, ks or js.
            {gate: freshness, within: 2} => Cannot read 'within' of gate 'freshness' of view 'v': '2' is not a duration; write a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d.
            {gate: row_count, atLeast: 1, severity: warning} => Cannot read 'severity' of gate 'row_count' of view 'v': there is no severity 'warning'. Severities: fail, warn.
            {gate: unique, of: [5]} => Cannot read 'of' of gate 'unique' of view 'v': a number (5) is not text; quote it: "5".
            {gate: range, of: [txn_count, b], atMost: 1} => Cannot define gate range of 'txn_count, b': it needs one column; say which with of, like of: amount_avg_7d.
            """)
    void errorsNameGateAndKey(String gate, String message) {
        assertThatThrownBy(() -> DefinitionsYaml.read(HEAD + "    gates:\n      - " + gate + "\n", BASE))
                .isInstanceOf(TidemarkException.class)
                .hasMessage(message.replaceFirst(": ", " (line 14): "));
    }

    @Test
    void validationNeedsASpineAndATime() {
        assertThatThrownBy(() -> DefinitionsYaml.read(HEAD + SERVICE + "    validation: {spine: x.csv}\n", BASE))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read 'validation' of service 's' (line 16): key 'time' is missing; add it.");
    }
}
