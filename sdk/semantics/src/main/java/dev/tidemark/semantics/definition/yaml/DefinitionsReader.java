package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureService.RequestValue;
import dev.tidemark.semantics.definition.FeatureService.Selection;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.NamedExpression;
import dev.tidemark.semantics.definition.ValidationData;
import dev.tidemark.semantics.definition.yaml.YamlNode.Scalar;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Builds definitions from a file's values: entities and sources first, for views and services name them. */
final class DefinitionsReader {
    private final YamlErrors errors;
    private final GateReader gates;
    private Definitions definitions;

    private DefinitionsReader(YamlErrors errors, Path baseDirectory) {
        this.errors = errors;
        this.gates = new GateReader(errors);
        this.definitions = Definitions.in(baseDirectory);
    }

    static Definitions read(YamlNode root, YamlErrors errors, Path baseDirectory) {
        DefinitionsReader reader = new DefinitionsReader(errors, baseDirectory);
        Fields file = new Fields(errors, "the definitions", root, List.of("entities", "sources", "views", "services"));
        reader.readAll(file, "entities", "entity", List.of("name", "keys"), reader::entity, Definitions::with);
        SourceReader sources = new SourceReader(errors);
        reader.readAll(file, "sources", "source", SourceReader.KEYS, sources::source, Definitions::with);
        reader.readAll(
                file,
                "views",
                "view",
                List.of("name", "entity", "source", "where", "derive", "features", "gates"),
                reader::view,
                Definitions::with);
        reader.readAll(
                file,
                "services",
                "service",
                List.of("name", "features", "request", "onDemand", "gates", "validation"),
                reader::service,
                Definitions::with);
        return reader.definitions;
    }

    private <T> void readAll(
            Fields file,
            String listKey,
            String kind,
            List<String> keys,
            Function<Fields, T> read,
            BiFunction<Definitions, T, Definitions> add) {
        for (Fields fields : Items.of(errors, kind, file.list(listKey), keys)) {
            T one = read.apply(fields);
            definitions = fields.define(() -> add.apply(definitions, one));
        }
    }

    private Entity entity(Fields fields) {
        String name = fields.text("name");
        List<Entity.Key> keys = new ArrayList<>();
        fields.node("keys");
        for (Fields key : Items.of(errors, "key", fields.list("keys"), List.of("name", "type"))) {
            String column = key.text("name");
            ValueType type = Types.read(errors, key, "type");
            keys.add(key.define(() -> new Entity.Key(column, type)));
        }
        return fields.define(() -> new Entity(name, keys));
    }

    private FeatureView view(Fields fields) {
        String name = fields.text("name");
        String entity = fields.text("entity");
        String source = fields.text("source");
        FeatureView view = fields.define(
                () -> FeatureView.named(name).of(definitions.entity(entity)).from(definitions.source(source)));
        if (fields.has("where")) {
            String where = fields.sql("where");
            FeatureView unfiltered = view;
            view = fields.define(() -> unfiltered.where(where));
        }
        for (Map.Entry<String, String> derived :
                fields.map("derive", Fields::sql).entrySet()) {
            FeatureView before = view;
            view = fields.define(() -> before.derive(derived.getKey(), derived.getValue()));
        }
        fields.node("features");
        FeatureReader reader = new FeatureReader(errors);
        for (Fields feature : Items.of(errors, "feature", fields.list("features"), FeatureReader.KEYS)) {
            view = reader.addTo(view, feature);
        }
        for (Gate gate : gates.gates(fields, "view '" + name + "'", view::gate)) {
            view = view.gate(gate);
        }
        return view;
    }

    private FeatureService service(Fields fields) {
        String name = fields.text("name");
        fields.node("features");
        List<Selection> selections = new ArrayList<>();
        for (YamlNode item : fields.list("features")) {
            selections.add(selection(name, item));
        }
        List<RequestValue> request = new ArrayList<>();
        fields.map("request", (inner, key) -> Types.read(errors, inner, key))
                .forEach((key, type) -> request.add(new RequestValue(key, type)));
        List<NamedExpression> onDemand = new ArrayList<>();
        fields.map("onDemand", Fields::sql).forEach((key, sql) -> onDemand.add(new NamedExpression(key, sql)));
        FeatureService service = fields.define(
                () -> new FeatureService(name, selections, request, onDemand, List.of(), Optional.empty()));
        for (Gate gate : gates.gates(fields, "service '" + name + "'", service::gate)) {
            service = service.gate(gate);
        }
        Optional<ValidationData> validation = gates.validation(fields);
        return validation.isPresent() ? service.validation(validation.get()) : service;
    }

    /** {@code view.*} or {@code view.feature}. */
    private Selection selection(String service, YamlNode item) {
        String text = item instanceof Scalar scalar ? scalar.text() : "";
        int dot = text.indexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            throw errors.at(
                    item.line(),
                    "Cannot read features of service '" + service + "': '" + text
                            + "' does not say which; write view.* for all features of a view, or view.feature.");
        }
        String feature = text.substring(dot + 1);
        try {
            FeatureView view = definitions.view(text.substring(0, dot));
            if (feature.equals("*")) {
                return new Selection(view, Optional.empty());
            }
            return new Selection(view, Optional.of(view.feature(feature).name()));
        } catch (TidemarkException e) {
            throw errors.at(item.line(), e);
        }
    }
}
