package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import dev.tidemark.semantics.definition.yaml.ObjectKind;
import dev.tidemark.semantics.definition.yaml.ObjectText;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Definitions as a project keeps them: the paths of sources are relative to the project where they lie in it, and absolute
 * otherwise, so that a source is the same one whichever file of the project says it, and whoever's checkout it is.
 */
final class ProjectTexts {
    private ProjectTexts() {}

    static List<ObjectText> of(Definitions definitions, Path project) {
        List<ObjectText> texts = new ArrayList<>(DefinitionsYaml.split(definitions));
        texts.removeIf(text -> text.kind() == ObjectKind.SOURCE);
        Definitions sources = Definitions.in(project);
        for (Source source : definitions.sources()) {
            sources = sources.with(inProject(source, definitions.baseDirectory(), project));
        }
        texts.addAll(DefinitionsYaml.split(sources));
        return texts;
    }

    private static Source inProject(Source source, Path baseDirectory, Path project) {
        String absolute = source.at(baseDirectory).path();
        if (absolute.equals(source.path())) {
            return source;
        }
        String path = normalized(absolute);
        String folder = project + "/";
        return new Source(
                source.name(),
                path.startsWith(folder) ? path.substring(folder.length()) : path,
                source.format(),
                source.eventTime(),
                source.knownTime(),
                source.sequence(),
                source.visibleAtItsInstant(),
                source.columns(),
                source.stream());
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
