package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.reference.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the oracle says became of each event of a key. */
class EvidenceTest {
    private static final List<SourceRow> ROWS = List.of(
            event("08:00", null, 1.0, "too old"),
            event("09:10", null, 2.0, "counted"),
            event("09:20", null, null, "null"),
            event("09:30", null, 4.0, "counted"),
            event("09:35", null, -4.0, "filtered"),
            event("09:40", "10:00", 5.0, "late"),
            event("10:00", null, 6.0, "future"),
            event("11:00", null, 7.0, "future"));

    @Test
    void everyEventOfTheKeyHasAStanding() {
        Evidence evidence = explain(
                OptionalLong.empty(),
                Brief.feature("f", "sum", "of", "x", "window", "1h", "where", "x > 0 OR x IS NULL"));
        assertThat(evidence.events().stream().map(item -> item.event().origin().value("s") + ": " + item.standing()))
                .containsExactly(
                        "too old: TOO_OLD",
                        "counted: COUNTED",
                        "null: NULL_VALUE",
                        "counted: COUNTED",
                        "filtered: FILTERED_OUT",
                        "late: KNOWN_TOO_LATE",
                        "future: IN_THE_FUTURE",
                        "future: IN_THE_FUTURE");
        assertThat(evidence.value())
                .isEqualTo(new FeatureValue(6.0, dev.tidemark.semantics.aggregate.ValueStatus.PRESENT));
        assertThat(evidence.windowStartMicrosInclusive()).hasValue(Values.micros("09:00"));
        assertThat(evidence.windowEndMicrosExclusive()).isEqualTo(Values.micros("10:00"));
        assertThat(evidence.resolutionMicros()).isEqualTo(60_000_000L);
        assertThat(evidence.evaluatedAtMicros()).isEqualTo(Brief.AS_OF);
    }

    @Test
    void latestIsMadeByOneEvent() {
        Evidence evidence = explain(OptionalLong.empty(), Brief.feature("f", "latest", "of", "x", "ttl", "1h"));
        assertThat(evidence.events(Standing.COUNTED))
                .singleElement()
                .satisfies(item -> assertThat(item.value()).isEqualTo(-4.0));
        assertThat(evidence.events(Standing.OUTRANKED)).hasSize(3);
    }

    @Test
    void theLastFewAreMadeByThose() {
        Evidence evidence =
                explain(OptionalLong.empty(), Brief.feature("f", "last_n", "of", "x", "n", 2, "window", "1h"));
        assertThat(evidence.events(Standing.COUNTED).stream().map(Evidence.Item::value))
                .containsExactly(4.0, -4.0);
        assertThat(evidence.events(Standing.OUTRANKED)).hasSize(1);
    }

    @Test
    void aShiftedWindowHasEventsThatAreTooRecent() {
        Evidence evidence =
                explain(OptionalLong.empty(), Brief.feature("f", "count", "window", "1h", "endingBefore", "30m"));
        assertThat(evidence.events(Standing.TOO_RECENT)).hasSize(3);
        assertThat(evidence.events(Standing.COUNTED)).hasSize(2);
    }

    @Test
    void whatBecameKnownAfterKnownAsOfSaysSo() {
        Evidence evidence =
                explain(OptionalLong.of(Values.micros("09:30")), Brief.feature("f", "count", "window", "1h"));
        assertThat(evidence.events(Standing.AFTER_KNOWN_AS_OF)).hasSize(2);
        assertThat(evidence.events(Standing.KNOWN_TOO_LATE)).hasSize(1);
        assertThat(evidence.events(Standing.IN_THE_FUTURE)).hasSize(2);
        assertThat(evidence.value().value()).isEqualTo(2L);
    }

    @Test
    void knownTooLateIsWhatAJoinOnEventTimeAloneWouldHaveCountedBesides() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<SourceRow> rows = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String at = String.format(Locale.ROOT, "%02d:%02d", 8 + random.nextInt(3), random.nextInt(2) * 30);
                String known =
                        random.nextBoolean() ? null : String.format(Locale.ROOT, "10:%02d", random.nextInt(2) * 30);
                rows.add(event(at, known, random.nextInt(3) == 0 ? null : random.nextInt(3) - 1.0, "any"));
            }
            Map<String, Object> feature =
                    Brief.feature("f", "count", "of", "x", "window", "1h", "where", "x >= 0 OR x IS NULL");
            SpineRow asked = Brief.scenario(List.of(), List.of()).spine().get(0);
            Evidence evidence = reference(OptionalLong.empty(), feature, rows).explain(asked, "f");
            List<SourceRow> knownAtOnce =
                    rows.stream().map(EvidenceTest::knownAtOnce).toList();
            Evidence naive =
                    reference(OptionalLong.empty(), feature, knownAtOnce).explain(asked, "f");
            assertThat(naive.value().value())
                    .isEqualTo((long) evidence.events(Standing.COUNTED).size()
                            + evidence.events(Standing.KNOWN_TOO_LATE).size());
            assertThat(evidence.value().value())
                    .isEqualTo((long) evidence.events(Standing.COUNTED).size());
        }
    }

    private static SourceRow knownAtOnce(SourceRow row) {
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        values.put("known", null);
        return new SourceRow(values);
    }

    @Test
    void anUnknownOutputIsRefused() {
        assertThatThrownBy(() -> reference(OptionalLong.empty(), Brief.feature("f", "count", "window", "1h"))
                        .explain(Brief.scenario(List.of(), List.of()).spine().get(0), "g"))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot explain 'g': service 'svc' has no stored feature of that name.");
    }

    private static Evidence explain(OptionalLong knownAsOf, Map<String, Object> feature) {
        return reference(knownAsOf, feature)
                .explain(Brief.scenario(List.of(), List.of()).spine().get(0), "f");
    }

    private static Reference reference(OptionalLong knownAsOf, Map<String, Object> feature) {
        return reference(knownAsOf, feature, ROWS);
    }

    private static Reference reference(OptionalLong knownAsOf, Map<String, Object> feature, List<SourceRow> events) {
        List<SourceRow> rows = new ArrayList<>(events);
        rows.add(0, new SourceRow(Map.of("card", "c2", "at", Values.micros("09:15"), "x", 100.0)));
        Map<String, Object> tree =
                BriefDefinitions.complete(Map.of("features", List.of(feature), "source", Map.of("knownTime", "known")));
        return new Reference(Plans.bind(Yaml.text(tree)), Map.of("events", rows), knownAsOf);
    }

    private static SourceRow event(String at, String known, Double x, String s) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("card", "c1");
        values.put("at", Values.micros(at));
        values.put("known", known == null ? null : Values.micros(known));
        values.put("x", x);
        values.put("s", s);
        return new SourceRow(values);
    }
}
