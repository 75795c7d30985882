package dev.tidemark.kernel.render;

import dev.tidemark.kernel.render.html.Figures;
import dev.tidemark.kernel.render.html.Html;
import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.definition.Aggregation;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.Feature;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.NamedExpression;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.definition.yaml.ObjectKind;
import dev.tidemark.semantics.definition.yaml.ObjectText;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.time.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Definitions as cards; their twin in plain text is their YAML. */
final class DefinitionCards {
    private static final Path HERE = Path.of(".");

    private DefinitionCards() {}

    static Bundle of(Entity entity) {
        Html html = card("entity", entity.name());
        html.open("table", "grid").open("tbody");
        entity.keys().forEach(key -> pair(html, "key", key.name(), key.type().toString()));
        html.close("tbody").close("table");
        return finished(html, yaml(Definitions.in(HERE).with(entity), ObjectKind.ENTITY, entity.name()));
    }

    static Bundle of(Source source) {
        Html html = card("source", source.name());
        html.open("table", "grid").open("tbody");
        pair(html, "files", source.path(), source.format().name());
        if (source.eventTime() != null) {
            pair(html, "event time", source.eventTime(), "when it happened");
        }
        source.knownTime().ifPresent(column -> pair(html, "known time", column, "when it became known"));
        source.sequence().ifPresent(column -> pair(html, "sequence", column, "orders equal times"));
        if (source.visibleAtItsInstant()) {
            pair(html, "visible", "at its own instant", "an event counts for the instant it happens at");
        }
        source.stream().ifPresent(stream -> pair(html, "stream", stream(stream), "where new events arrive"));
        for (Map.Entry<String, ?> column : source.columns().entrySet()) {
            pair(html, "column", column.getKey(), column.getValue().toString());
        }
        html.close("tbody").close("table");
        return finished(html, yaml(Definitions.in(HERE).with(source), ObjectKind.SOURCE, source.name()));
    }

    static Bundle of(FeatureView view) {
        Html html = card("view", view.name());
        html.open("table", "grid").open("tbody");
        pair(
                html,
                "of",
                view.entity().name(),
                String.join(
                        ", ",
                        view.entity().keys().stream().map(Entity.Key::name).toList()));
        pair(html, "from", view.source().name(), view.source().path());
        view.where().ifPresent(sql -> code(html, "where", "", sql));
        view.derivations().forEach(derived -> code(html, "derived", derived.name(), derived.sql()));
        html.close("tbody").close("table");
        if (!view.features().isEmpty()) {
            html.open("div", "scroll").open("table", "grid").header("feature", "value", "over", "where", "default");
            html.open("tbody");
            view.features().forEach(feature -> feature(html, feature));
            html.close("tbody").close("table").close("div");
        }
        gates(html, view.gates());
        return finished(html, yaml(Definitions.in(HERE).with(view), ObjectKind.VIEW, view.name()));
    }

    static Bundle of(FeatureService service) {
        Html html = card("service", service.name());
        html.element(
                "div",
                "dim",
                Figures.count(service.listed().size(), "stored feature") + ", "
                        + Figures.count(service.onDemand().size(), "on-demand feature"));
        html.open("div", "scroll").open("table", "grid").header("feature", "value", "over", "view");
        html.open("tbody");
        for (FeatureService.Listed listed : service.listed()) {
            html.open("tr").element("td", listed.feature().name());
            html.element("td", value(listed.feature().aggregation()));
            html.element("td", over(listed.feature().aggregation()));
            html.element("td", "dim", listed.view().name()).close("tr");
        }
        html.close("tbody").close("table").close("div");
        if (!service.request().isEmpty() || !service.onDemand().isEmpty()) {
            html.open("table", "grid").open("tbody");
            service.request()
                    .forEach(value ->
                            pair(html, "request", value.name(), value.type().toString()));
            for (NamedExpression feature : service.onDemand()) {
                code(html, "on demand", feature.name(), feature.sql());
            }
            html.close("tbody").close("table");
        }
        gates(html, service.gates());
        return finished(html, yaml(Definitions.of(HERE, service), ObjectKind.SERVICE, service.name()));
    }

    static Bundle of(Definitions definitions) {
        Html html = card("definitions", definitions.baseDirectory().toString());
        html.open("div", "scroll").open("table", "grid").header("what", "name", "");
        html.open("tbody");
        definitions
                .entities()
                .forEach(entity -> pair(
                        html,
                        "entity",
                        entity.name(),
                        Figures.count(entity.keys().size(), "key")));
        definitions.sources().forEach(source -> pair(html, "source", source.name(), source.path()));
        definitions
                .views()
                .forEach(view -> pair(
                        html,
                        "view",
                        view.name(),
                        Figures.count(view.features().size(), "feature") + " of "
                                + view.entity().name() + " from "
                                + view.source().name()));
        definitions
                .services()
                .forEach(service -> pair(
                        html,
                        "service",
                        service.name(),
                        Figures.count(
                                service.listed().size() + service.onDemand().size(), "feature")));
        html.close("tbody").close("table").close("div");
        return finished(html, DefinitionsYaml.write(definitions));
    }

    private static Html card(String kind, String name) {
        Html html = new Html().open("div", "card").open("div", "title");
        return html.element("span", "badge", kind).text(" " + name).close("div");
    }

    private static Bundle finished(Html html, String yaml) {
        html.folded("as YAML", () -> html.lines("", yaml));
        return Bundle.text(yaml.stripTrailing())
                .with(Bundle.HTML, html.close("div").end());
    }

    /** The object's own lines, without what it refers to. */
    private static String yaml(Definitions definitions, ObjectKind kind, String name) {
        return DefinitionsYaml.split(definitions).stream()
                .filter(text -> text.kind() == kind && text.name().equals(name))
                .findFirst()
                .map(ObjectText::yaml)
                .orElseThrow();
    }

    private static void pair(Html html, String what, String name, String more) {
        html.open("tr")
                .element("td", "dim", what)
                .element("td", name)
                .element("td", "dim wrap", more)
                .close("tr");
    }

    private static void code(Html html, String what, String name, String sql) {
        html.open("tr").element("td", "dim", what).element("td", name);
        html.open("td", "wrap").element("code", sql).close("td").close("tr");
    }

    private static void feature(Html html, Feature feature) {
        Aggregation aggregation = feature.aggregation();
        html.open("tr")
                .element("td", feature.name())
                .element("td", value(aggregation))
                .element("td", over(aggregation));
        html.open("td", "wrap");
        aggregation.where().ifPresent(sql -> html.element("code", sql));
        html.close("td");
        html.element("td", aggregation.defaultValue().map(String::valueOf).orElse(""))
                .close("tr");
    }

    /** {@code avg of amount}, {@code last 5 of merchant}. */
    private static String value(Aggregation aggregation) {
        StringBuilder text = new StringBuilder(aggregation.function().yamlName());
        aggregation.n().ifPresent(n -> text.append(' ').append(n));
        aggregation.p().ifPresent(p -> text.append(' ').append(p));
        aggregation.of().ifPresent(column -> text.append(" of ").append(column));
        return text.toString();
    }

    /** {@code 7d, in tiles of 1h}, {@code ttl 30d}. */
    private static String over(Aggregation aggregation) {
        if (aggregation.windowMicros().isEmpty() && aggregation.ttlMicros().isEmpty()) {
            return "";
        }
        Window window = aggregation.window();
        String length = window.isLifetime() ? "all time" : Durations.text(window.lengthMicros());
        if (aggregation.function() == AggregateFunction.LATEST) {
            return window.isLifetime() ? "ttl forever" : "ttl " + length;
        }
        String shift = window.isShifted() ? " ending " + Durations.text(window.shiftMicros()) + " before" : "";
        boolean tiled = window.resolutionMicros() != 1 && window.resolutionMicros() != Window.UNBOUNDED;
        return length + shift + (tiled ? ", in tiles of " + Durations.text(window.resolutionMicros()) : "");
    }

    private static void gates(Html html, List<Gate> gates) {
        if (!gates.isEmpty()) {
            html.element("div", "dim", "gates");
            gates.forEach(gate -> html.open("div").element("code", gate.text()).close("div"));
        }
    }

    private static String stream(StreamBinding binding) {
        return binding.toString().replace("[", " ").replace("]", "");
    }
}
