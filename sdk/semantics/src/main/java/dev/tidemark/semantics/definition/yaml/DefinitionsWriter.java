package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.Feature;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.NamedExpression;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes definitions as a file a person would write: a line for each short thing, nothing that goes without saying. */
final class DefinitionsWriter {
    private final StringBuilder out = new StringBuilder();

    private DefinitionsWriter() {}

    static String write(Definitions definitions) {
        DefinitionsWriter writer = new DefinitionsWriter();
        writer.section("entities", definitions.entities(), writer::entity);
        writer.section("sources", definitions.sources(), writer::source);
        writer.section("views", definitions.views(), writer::view);
        writer.section("services", definitions.services(), writer::service);
        return writer.out.toString();
    }

    static List<ObjectText> split(Definitions definitions) {
        List<ObjectText> texts = new ArrayList<>();
        DefinitionsWriter writer = new DefinitionsWriter();
        definitions.entities().forEach(it -> texts.add(writer.item(ObjectKind.ENTITY, it.name(), it, writer::entity)));
        definitions.sources().forEach(it -> texts.add(writer.item(ObjectKind.SOURCE, it.name(), it, writer::source)));
        definitions.views().forEach(it -> texts.add(writer.item(ObjectKind.VIEW, it.name(), it, writer::view)));
        definitions
                .services()
                .forEach(it -> texts.add(writer.item(ObjectKind.SERVICE, it.name(), it, writer::service)));
        return texts;
    }

    private <T> ObjectText item(ObjectKind kind, String name, T thing, Consumer<T> write) {
        out.setLength(0);
        write.accept(thing);
        return new ObjectText(kind, name, out.toString().replaceAll("(?m)^  ", ""));
    }

    private <T> void section(String key, List<T> things, Consumer<T> write) {
        if (things.isEmpty()) {
            out.append(key).append(": []\n");
            return;
        }
        out.append(key).append(":\n");
        things.forEach(write);
    }

    private void entity(Entity entity) {
        List<String> keys = entity.keys().stream()
                .map(key -> "{name: " + YamlText.text(key.name()) + ", type: " + key.type() + "}")
                .toList();
        out.append("  - {name: ").append(YamlText.text(entity.name()));
        out.append(", keys: [").append(String.join(", ", keys)).append("]}\n");
    }

    private void source(Source source) {
        out.append("  - name: ").append(YamlText.text(source.name())).append('\n');
        line("path", YamlText.text(source.path()));
        if (!FileFormat.ofPath(source.path()).equals(Optional.of(source.format()))) {
            line("format", source.format().yamlName());
        }
        if (source.eventTime() != null) {
            line("eventTime", YamlText.text(source.eventTime()));
        }
        source.knownTime().ifPresent(column -> line("knownTime", YamlText.text(column)));
        source.sequence().ifPresent(column -> line("sequence", YamlText.text(column)));
        if (source.visibleAtItsInstant()) {
            line("visibleAtItsInstant", "true");
        }
        line(
                "columns",
                source.columns().entrySet().stream()
                        .map(column -> YamlText.text(column.getKey()) + ": " + column.getValue())
                        .toList());
        source.stream().ifPresent(stream -> line("stream", stream(stream)));
    }

    private static String stream(StreamBinding stream) {
        if (stream instanceof StreamBinding.Kafka kafka) {
            return "{kafka: {topic: " + YamlText.text(kafka.topic()) + "}}";
        }
        if (stream instanceof StreamBinding.Redis redis) {
            return "{redis: {stream: " + YamlText.text(redis.stream()) + "}}";
        }
        return "push";
    }

    private void view(FeatureView view) {
        out.append("  - name: ").append(YamlText.text(view.name())).append('\n');
        line("entity", YamlText.text(view.entity().name()));
        line("source", YamlText.text(view.source().name()));
        view.where().ifPresent(sql -> line("where", YamlText.quoted(sql)));
        expressions("derive", view.derivations());
        out.append("    features:\n");
        for (Feature feature : view.features()) {
            out.append("      - ").append(FeatureWriter.write(feature)).append('\n');
        }
        gates(view.gates());
    }

    private void gates(List<Gate> gates) {
        if (!gates.isEmpty()) {
            out.append("    gates:\n");
        }
        for (Gate gate : gates) {
            out.append("      - ").append(GateWriter.write(gate)).append('\n');
        }
    }

    private void service(FeatureService service) {
        out.append("  - name: ").append(YamlText.text(service.name())).append('\n');
        List<String> features = new ArrayList<>();
        for (FeatureService.Selection selection : service.selections()) {
            features.add(YamlText.quoted(
                    selection.view().name() + "." + selection.feature().orElse("*")));
        }
        out.append("    features: [").append(String.join(", ", features)).append("]\n");
        line(
                "request",
                service.request().stream()
                        .map(value -> YamlText.text(value.name()) + ": " + value.type())
                        .toList());
        expressions("onDemand", service.onDemand());
        gates(service.gates());
        service.validation().ifPresent(data -> line("validation", GateWriter.write(data)));
    }

    private void expressions(String key, List<NamedExpression> expressions) {
        if (!expressions.isEmpty()) {
            out.append("    ").append(key).append(":\n");
        }
        for (NamedExpression expression : expressions) {
            out.append("      ").append(YamlText.text(expression.name())).append(": ");
            out.append(YamlText.quoted(expression.sql())).append('\n');
        }
    }

    private void line(String key, String value) {
        out.append("    ").append(key).append(": ").append(value).append('\n');
    }

    private void line(String key, List<String> entries) {
        if (!entries.isEmpty()) {
            line(key, "{" + String.join(", ", entries) + "}");
        }
    }
}
