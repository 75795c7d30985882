package dev.tidemark.core.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseDocumentTest {
    private static final String YAML = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
            sources:
              - name: payments
                path: data/payments.csv
                eventTime: at
            views:
              - name: activity
                entity: card
                source: payments
                features:
                  - {name: n_1h, aggregate: count, window: 1h}
                  - {name: total_1d, aggregate: sum, of: amount, window: 1d}
                  - {name: unused, aggregate: max, of: amount, window: 2d}
            services:
              - name: fraud
                features: [activity.n_1h, activity.total_1d]
                request: {amount: DOUBLE}
                onDemand: {ratio: "amount / NULLIF(total_1d, 0)"}
            """;

    private static final FeatureService SERVICE =
            DefinitionsYaml.read(YAML, Path.of(".")).service("fraud");
    private static final Map<String, SourceSchema> SCHEMAS = Map.of(
            "payments",
            SourceSchema.of("data/payments.csv")
                    .guessed("card_id", ValueType.INT64)
                    .column("at", ValueType.TIMESTAMP)
                    .column("amount", ValueType.DOUBLE)
                    .unsupported("blob", "STRUCT(a INTEGER)"));

    private static ReleaseDocument document() {
        return ReleaseDocument.of(
                SERVICE, SCHEMAS, Binder.bind(SERVICE, SCHEMAS), 7, 1_714_644_000_000_000L, List.of(12L));
    }

    @Test
    void itIsReadBackWithoutLoss() {
        ReleaseDocument document = document();
        byte[] bytes = document.toBytes();
        ReleaseDocument read = ReleaseDocument.read(bytes);
        assertThat(read).isEqualTo(document);
        assertThat(read.toBytes()).isEqualTo(bytes);
        assertThat(read.schemas().get("payments").names()).containsExactly("card_id", "at", "amount", "blob");
    }

    @Test
    void theServiceIsBoundFromItAlone() {
        ServicePlan plan = ReleaseDocument.read(document().toBytes()).bind();
        assertThat(plan.fingerprint()).isEqualTo(Binder.bind(SERVICE, SCHEMAS).fingerprint());
        assertThat(plan.views().get(0).features()).hasSize(2);
    }

    @Test
    void unknownFieldsAreIgnored() {
        String json = text(document()).replaceFirst("\\{", "{\"author\": {\"name\": \"x\"}, ");
        assertThat(ReleaseDocument.read(utf8(json))).isEqualTo(document());
    }

    @Test
    void whatIsNewerIsRefused() {
        assertRefused(
                text(document()).replace("\"format\":1", "\"format\":2, \"views\": 3"),
                ErrorCode.NEWER_RELEASE,
                "it has format 2, this version of Tidemark knows up to 1; update Tidemark here.");
        assertRefused(
                text(document()).replace("\"semanticsVersion\":1", "\"semanticsVersion\":9"),
                ErrorCode.NEWER_RELEASE,
                "it has semantics 9");
    }

    @Test
    void whatIsDamagedIsRefused() {
        assertRefused("", ErrorCode.CORRUPT_STATE, "it does not say its format");
        assertRefused("PK\u0003\u0004", ErrorCode.CORRUPT_STATE, "it is not JSON");
        assertRefused("[1]", ErrorCode.CORRUPT_STATE, "it does not say its format");
        String json = text(document());
        for (String field : List.of(
                "service", "release", "fingerprint", "cutOffMicros", "definitions", "schemas", "views", "generation")) {
            assertRefused(
                    json.replace("\"" + field + "\"", "\"x\""), ErrorCode.CORRUPT_STATE, "a part of it is missing");
        }
        for (int length = 1; length < json.length(); length += 7) {
            String cut = json.substring(0, length);
            assertThatThrownBy(() -> ReleaseDocument.read(utf8(cut))).isInstanceOf(TidemarkException.class);
        }
    }

    @Test
    void definitionsThatAreNotTheOnesPromotedAreRefused() {
        ReleaseDocument changed = ReleaseDocument.read(utf8(text(document()).replace("window: 1h", "window: 2h")));
        assertThatThrownBy(changed::bind)
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read release 7 of service 'fraud': its definitions do not have the fingerprint it"
                        + " names; promote the service again.");
    }

    private static void assertRefused(String json, ErrorCode code, String words) {
        assertThatThrownBy(() -> ReleaseDocument.read(utf8(json)))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageStartingWith("Cannot read a release: ")
                .hasMessageContaining(words);
    }

    private static String text(ReleaseDocument document) {
        return new String(document.toBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
