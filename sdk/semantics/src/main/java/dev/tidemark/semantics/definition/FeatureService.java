package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The features one model reads, in the order it reads them.
 *
 * @param selections views, or single features of views, in order
 * @param request values that come with each request
 * @param onDemand features computed at each request, in order; each may read the request values, the stored features,
 *     and the on-demand features before it
 * @param gates what is expected of its training sets, besides the gates of the views it lists features of
 * @param validation what the gates run on when the service is promoted
 */
public record FeatureService(
        String name,
        List<Selection> selections,
        List<RequestValue> request,
        List<NamedExpression> onDemand,
        List<Gate> gates,
        Optional<ValidationData> validation) {
    /** Every feature of a view, or the one named. */
    public record Selection(FeatureView view, Optional<String> feature) {}

    /** A value that comes with each request. */
    public record RequestValue(String name, ValueType type) {}

    /** One stored feature of the service. */
    public record Listed(FeatureView view, Feature feature) {}

    public FeatureService {
        Names.check("service", name);
        String thing = "service '" + name + "'";
        selections = List.copyOf(selections);
        request = List.copyOf(request);
        onDemand = List.copyOf(onDemand);
        gates = List.copyOf(gates);
        for (RequestValue value : request) {
            Names.check("request value", value.name());
            if (value.type() == null || value.type().isList()) {
                throw Names.invalid(thing + ": request value '" + value.name() + "' cannot be " + value.type()
                        + "; it is BOOL, INT64, DOUBLE, STRING or TIMESTAMP.");
            }
        }
        for (NamedExpression feature : onDemand) {
            Names.check("on-demand feature", feature.name());
            Names.checkSql(thing, "on-demand feature '" + feature.name() + "'", feature.sql());
        }
        checkViews(name, selections);
        Names.checkDistinct(
                thing,
                "feature",
                listed(selections).stream()
                        .map(listed ->
                                listed.view().name() + "." + listed.feature().name())
                        .toList());
        List<String> values = new ArrayList<>();
        request.forEach(value -> values.add(value.name()));
        onDemand.forEach(feature -> values.add(feature.name()));
        Names.checkDistinct(thing, "request value or on-demand feature", values);
    }

    public static FeatureService named(String name) {
        return new FeatureService(name, List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    /** With every feature of a view. */
    public FeatureService with(FeatureView view) {
        return select(List.of(new Selection(view, Optional.empty())));
    }

    /** With some features of a view. */
    public FeatureService with(FeatureView view, String firstFeature, String... moreFeatures) {
        List<Selection> more = new ArrayList<>();
        more.add(new Selection(view, Optional.of(firstFeature)));
        for (String feature : moreFeatures) {
            more.add(new Selection(view, Optional.of(feature)));
        }
        return select(more);
    }

    /** With one more value that comes with each request. */
    public FeatureService request(String value, ValueType type) {
        return new FeatureService(
                name, selections, Lists.with(request, new RequestValue(value, type)), onDemand, gates, validation);
    }

    /** With one more feature computed at each request. */
    public FeatureService onDemand(String feature, String sql) {
        return new FeatureService(
                name, selections, request, Lists.with(onDemand, new NamedExpression(feature, sql)), gates, validation);
    }

    /** With one more gate. */
    public FeatureService gate(Gate gate) {
        return new FeatureService(name, selections, request, onDemand, Lists.with(gates, gate), validation);
    }

    /** With the spine that its gates run on when it is promoted, in place of what was said before. */
    public FeatureService validation(ValidationData data) {
        return new FeatureService(name, selections, request, onDemand, gates, Optional.of(data));
    }

    /** The views it reads, each once, in the order first listed. */
    public List<FeatureView> views() {
        return selections.stream().map(Selection::view).distinct().toList();
    }

    /** Its stored features, in order. */
    public List<Listed> listed() {
        return listed(selections);
    }

    private FeatureService select(List<Selection> added) {
        List<Selection> more = new ArrayList<>(selections);
        more.addAll(added);
        return new FeatureService(name, more, request, onDemand, gates, validation);
    }

    private static List<Listed> listed(List<Selection> selections) {
        List<Listed> listed = new ArrayList<>();
        for (Selection selection : selections) {
            FeatureView view = selection.view();
            if (selection.feature().isPresent()) {
                listed.add(new Listed(view, view.feature(selection.feature().get())));
            } else {
                view.features().forEach(feature -> listed.add(new Listed(view, feature)));
            }
        }
        return listed;
    }

    private static void checkViews(String service, List<Selection> selections) {
        Map<String, FeatureView> byName = new HashMap<>();
        for (Selection selection : selections) {
            FeatureView view = selection.view();
            FeatureView earlier = byName.putIfAbsent(view.name(), view);
            if (earlier != null && !earlier.equals(view)) {
                throw Names.invalid("service '" + service + "': it lists two different views named '" + view.name()
                        + "'; rename one, or list the newer one alone.");
            }
        }
    }
}
