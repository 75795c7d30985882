package dev.tidemark.tck;

import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A question put to a store: its service released, its spine rows as lookups. */
final class ServedScenario {
    private final Question question;
    private final FeatureService service;
    private final Map<String, SourceSchema> schemas;

    ServedScenario(Question question) {
        this.question = question;
        this.service = Plans.service(question.definitions());
        this.schemas = Plans.schemas(question.definitions());
    }

    ServicePlan plan() {
        return question.plan();
    }

    String service() {
        return service.name();
    }

    ViewEvents events(ViewPlan view) {
        return new ViewEvents(view, question.sources().get(view.source().name()), question.knownAsOf());
    }

    static EntityKey key(ViewPlan view, List<Object> values) {
        return EntityKey.of(view.entity(), view.keys(), values);
    }

    /** Puts a release of these generations in place of whatever is live. */
    long release(OnlineStore store, List<Long> generations) {
        long number = store.nextNumber();
        ReleaseDocument document = ReleaseDocument.of(service, schemas, plan(), number, 0, generations);
        store.putRelease(service(), number, document.toBytes());
        long live = store.live().getOrDefault(service(), 0L);
        if (!store.flip(service(), live, number)) {
            throw new AssertionError("release " + number + " did not go live, and nobody else flips");
        }
        return number;
    }

    Lookup lookup(SpineRow row) {
        Map<String, Object> key = new HashMap<>();
        for (ViewPlan view : plan().views()) {
            view.keys().forEach(column -> key.put(column.name(), row.value(column.name())));
        }
        Map<String, Object> request = new HashMap<>();
        for (InputColumn value : plan().request()) {
            request.put(value.name(), row.value(value.name()));
        }
        return new Lookup(key, request);
    }
}
