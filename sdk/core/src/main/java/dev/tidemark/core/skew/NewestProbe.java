package dev.tidemark.core.skew;

import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service with one more feature in each view: when the newest event of the key became visible, which is what a served
 * vector says of it. A feature more changes no other value.
 */
final class NewestProbe {
    static final String FEATURE = "tidemark_newest";
    private static final String COLUMN = "tidemark_visible";

    private NewestProbe() {}

    static FeatureService in(FeatureService service) {
        Map<String, FeatureView> views = new LinkedHashMap<>();
        service.views().forEach(view -> views.put(view.name(), probed(view)));
        List<FeatureService.Selection> selections = new ArrayList<>();
        for (FeatureService.Selection selection : service.selections()) {
            FeatureView view = selection.view();
            List<String> names = selection
                    .feature()
                    .map(List::of)
                    .orElseGet(() -> view.features().stream()
                            .map(feature -> feature.name())
                            .toList());
            names.forEach(
                    name -> selections.add(new FeatureService.Selection(views.get(view.name()), Optional.of(name))));
        }
        views.values().forEach(view -> selections.add(new FeatureService.Selection(view, Optional.of(FEATURE))));
        return new FeatureService(
                service.name(), selections, service.request(), service.onDemand(), List.of(), Optional.empty());
    }

    private static FeatureView probed(FeatureView view) {
        Source source = view.source();
        String event = quoted(source.eventTime());
        String visible = source.knownTime()
                .map(known -> "CASE WHEN " + quoted(known) + " > " + event + " THEN " + quoted(known) + " ELSE " + event
                        + " END")
                .orElse(event);
        return view.derive(COLUMN, visible)
                .feature(FEATURE, Aggregates.max(COLUMN).overLifetime());
    }

    private static String quoted(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }
}
