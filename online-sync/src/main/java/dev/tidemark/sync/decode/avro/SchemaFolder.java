package dev.tidemark.sync.decode.avro;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.avro.Schema;

/** Files {@code NUMBER.avsc} in a folder. */
record SchemaFolder(Path folder) implements SchemaShelf {
    @Override
    public Optional<Schema> schema(int number) {
        Path file = folder.resolve(number + ".avsc");
        return Files.exists(file) ? Optional.of(OneSchema.parse(file)) : Optional.empty();
    }

    @Override
    public String name() {
        return "folder '" + folder + "'";
    }
}
