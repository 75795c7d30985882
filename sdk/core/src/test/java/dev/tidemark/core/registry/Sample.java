package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.definition.yaml.ObjectKind;
import java.nio.file.Path;
import java.util.Map;

/** Definitions to keep. */
final class Sample {
    static final ObjectName CARD = new ObjectName(ObjectKind.ENTITY, "card");
    static final ObjectName TRANSACTIONS = new ObjectName(ObjectKind.SOURCE, "transactions");
    static final ObjectName ACTIVITY = new ObjectName(ObjectKind.VIEW, "activity");
    static final ObjectName FRAUD = new ObjectName(ObjectKind.SERVICE, "fraud");

    private static final String TEXT = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
            sources:
              - {name: transactions, path: data/transactions.parquet, eventTime: event_time}
            views:
              - name: activity
                entity: card
                source: transactions
                features:
                  - {name: count_1h, aggregate: count, window: 1h}
                  - {name: amount_7d, aggregate: sum, of: amount, window: 7d}
            services:
              - {name: fraud, features: ["activity.count_1h"]}
            """;

    private Sample() {}

    static Definitions definitions(Path folder) {
        return DefinitionsYaml.read(TEXT, folder);
    }

    /** The same but for one piece of text. */
    static Definitions definitions(Path folder, String piece, String instead) {
        return DefinitionsYaml.read(TEXT.replace(piece, instead), folder);
    }

    /** The same without the service. */
    static Definitions withoutService(Path folder, String piece, String instead) {
        return DefinitionsYaml.read(TEXT.substring(0, TEXT.indexOf("services:")).replace(piece, instead), folder);
    }

    /** Further views of the same entity and source, each with one feature over so many hours. */
    static Definitions views(Path folder, Map<String, Integer> hours) {
        StringBuilder text = new StringBuilder(TEXT.substring(0, TEXT.indexOf("  - name: activity")));
        hours.forEach((name, length) -> text.append("  - {name: " + name + ", entity: card, source: transactions,"
                + " features: [{name: n, aggregate: count, window: " + length + "h}]}\n"));
        return DefinitionsYaml.read(text.toString(), folder);
    }

    static NewPromotion promotion(long release) {
        return new NewPromotion(
                "fraud",
                FlipReason.PROMOTE,
                Map.of(FRAUD, 1, ACTIVITY, 2, CARD, 1, TRANSACTIONS, 1),
                release,
                "f".repeat(64),
                "{\"transactions\":\"1 file\"}",
                -5,
                Map.of("activity", 7L));
    }
}
