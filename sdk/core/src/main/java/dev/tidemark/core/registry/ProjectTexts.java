package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureService.Selection;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.ValidationData;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.definition.yaml.ObjectText;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Definitions as a project keeps them: the paths of files are relative to the project where they lie in it, and absolute
 * otherwise, so that an object is the same one whichever file of the project says it, and whoever's checkout it is.
 */
final class ProjectTexts {
    private final Path baseDirectory;
    private final Path project;

    private ProjectTexts(Path baseDirectory, Path project) {
        this.baseDirectory = baseDirectory;
        this.project = project;
    }

    static List<ObjectText> of(Definitions definitions, Path project) {
        ProjectTexts texts = new ProjectTexts(definitions.baseDirectory(), project);
        return DefinitionsYaml.split(new Definitions(
                project,
                definitions.entities(),
                definitions.sources().stream().map(texts::inProject).toList(),
                definitions.views().stream().map(texts::inProject).toList(),
                definitions.services().stream().map(texts::inProject).toList()));
    }

    private Source inProject(Source source) {
        return new Source(
                source.name(),
                inProject(source.path()),
                source.format(),
                source.eventTime(),
                source.knownTime(),
                source.sequence(),
                source.visibleAtItsInstant(),
                source.columns(),
                source.stream());
    }

    private FeatureView inProject(FeatureView view) {
        return new FeatureView(
                view.name(),
                view.entity(),
                inProject(view.source()),
                view.where(),
                view.derivations(),
                view.features(),
                view.gates().stream().map(this::inProject).toList());
    }

    private FeatureService inProject(FeatureService service) {
        return new FeatureService(
                service.name(),
                service.selections().stream()
                        .map(selection -> new Selection(inProject(selection.view()), selection.feature()))
                        .toList(),
                service.request(),
                service.onDemand(),
                service.gates().stream().map(this::inProject).toList(),
                service.validation()
                        .map(data -> new ValidationData(inProject(data.spine()), data.time(), data.label())));
    }

    private Gate inProject(Gate gate) {
        return gate.baseline().map(file -> gate.against(inProject(file))).orElse(gate);
    }

    private String inProject(String path) {
        String absolute = Source.absolute(baseDirectory, path);
        if (absolute.equals(path)) {
            return path;
        }
        String plain = normalized(absolute);
        String folder = project + "/";
        return plain.startsWith(folder) ? plain.substring(folder.length()) : plain;
    }

    /** Without {@code .} and {@code ..}; text, since a glob is not a path of the file system. */
    private static String normalized(String absolute) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : absolute.split("/", -1)) {
            if (part.equals("..") && parts.size() > 1) {
                parts.removeLast();
            } else if (!part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
