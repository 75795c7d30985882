package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.cli.quickstart.Calendar;
import dev.tidemark.cli.quickstart.Database;
import dev.tidemark.cli.quickstart.QuickstartFolder;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.promotion.Flipped;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.core.promotion.PromotionPreview;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The second half of the quickstart's story: the features go online, are read, change, and go back. */
final class QuickstartServing {
    private static final String BEFORE = "p: 0.95";
    private static final String AFTER = "p: 0.99";

    private final RootCommand root;
    private final QuickstartFolder folder;
    private final Session session;
    private final Database database;
    private final QuickstartStory story;
    private Asked asked;
    private PromotionResult first;
    private PromotionResult second;
    private Flipped back;

    QuickstartServing(
            RootCommand root, QuickstartFolder folder, Session session, Database database, QuickstartStory story) {
        this.root = root;
        this.folder = folder;
        this.session = session;
        this.database = database;
        this.story = story;
    }

    /** Whom the story reads, about which amount. */
    record Asked(String card, String merchant, String customer) {
        static final double AMOUNT = 120;

        Map<String, String> key() {
            return Map.of("card_id", card, "merchant_id", merchant, "customer_id", customer);
        }
    }

    void run() {
        FeatureStore store = session.store();
        ApplyWork.apply(store, folder.resolve("features.yaml"), "as the quickstart made them");
        Promotion promotion = watched(store.promote(QuickstartWork.SERVICE));
        PromotionPreview preview = promotion.preview();
        first = promotion.commit();
        session.quiet();
        story.promoted(preview, first);

        asked = lastLabelled();
        FeatureVector vector = store.online()
                .asOf(Calendar.END)
                .read(QuickstartWork.SERVICE, asked.key(), Map.of("amount", Asked.AMOUNT));
        story.served(asked, vector);

        second = watched(store.promote(changed())).commit();
        back = store.serving().rollback(QuickstartWork.SERVICE);
        session.quiet();
        story.changed(second, back);
    }

    Asked asked() {
        return asked;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("promotion", first.json());
        json.set("change", second.json());
        json.set("rollback", back.json());
        return json;
    }

    private Promotion watched(Promotion promotion) {
        return promotion
                .cutOff(Instant.EPOCH.plus(Calendar.END, ChronoUnit.MICROS))
                .progress(session.progress())
                .cancellation(root.cancellation());
    }

    /** The service with another percentile; the file stays as it is. */
    private FeatureService changed() {
        Path base = folder.resolve("").toAbsolutePath();
        Definitions definitions = DefinitionsYaml.read(folder.writeDefinitions().replace(BEFORE, AFTER), base);
        return definitions.service(QuickstartWork.SERVICE);
    }

    private Asked lastLabelled() {
        List<String> row = database.rows("SELECT card_id, merchant_id, customer_id FROM labels"
                        + " ORDER BY event_time DESC, card_id LIMIT 1")
                .get(0);
        return new Asked(row.get(0), row.get(1), row.get(2));
    }
}
