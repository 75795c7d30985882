package dev.tidemark.kernel.magic;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The project that magics are about: a folder, its store, and what is defined so far. One cell at a time uses it. */
final class Project implements AutoCloseable {
    private Path folder = Path.of("").toAbsolutePath();
    private FeatureStore store;
    private Definitions definitions = Definitions.in(folder);
    private Optional<String> service = Optional.empty();

    /** Goes to another folder, and reads the definitions there if there is one file of them. */
    void open(Path path) {
        if (!Files.isDirectory(path)) {
            throw Words.wrong("Cannot open project '" + path + "': there is no such folder; give one that exists.");
        }
        close();
        folder = path.toAbsolutePath().normalize();
        definitions = Definitions.in(folder);
        service = Optional.empty();
        definitionFiles().stream().findFirst().ifPresent(file -> definitions = DefinitionsYaml.read(file));
        if (definitions.services().size() == 1) {
            service = Optional.of(definitions.services().get(0).name());
        }
    }

    Path folder() {
        return folder;
    }

    /** The store of the folder, opened when it is first needed. */
    FeatureStore store() {
        if (store == null) {
            store = FeatureStore.open(folder);
        }
        return store;
    }

    Definitions definitions() {
        return definitions;
    }

    /** Adds definitions; those of the same name are replaced. */
    void define(Definitions more) {
        definitions = Merged.of(definitions, more);
        if (service.isEmpty() && definitions.services().size() == 1) {
            use(definitions.services().get(0).name());
        }
    }

    /** The service that is meant where none is named. */
    void use(String name) {
        definitions.service(name);
        service = Optional.of(name);
    }

    String service() {
        return service.orElseThrow(
                () -> Words.wrong("Which service is meant? Say %tidemark use NAME, or --service NAME."));
    }

    Optional<String> usedService() {
        return service;
    }

    /** What a folder calls its definitions: one file, or {@code features.yaml} among several. */
    private List<Path> definitionFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> yaml = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("tidemark.yaml"))
                    .sorted()
                    .toList();
            Path usual = folder.resolve("features.yaml");
            return yaml.contains(usual) ? List.of(usual) : yaml.size() == 1 ? yaml : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
