package dev.tidemark.sync.decode.avro;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Values of one schema, with nothing before them. */
record OneSchema(Schema schema) implements WriterSchemas {
    /** Reads a schema from a file of JSON. */
    static OneSchema read(Path file) {
        return new OneSchema(parse(file));
    }

    static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw refused(file, "it cannot be read; name an Avro schema, as in payments.avsc", e);
        } catch (AvroRuntimeException e) {
            throw refused(file, "it is no Avro schema: " + Lines.first(e), e);
        }
    }

    private static TidemarkException refused(Path file, String why, Exception cause) {
        return new TidemarkException(ErrorCode.INVALID_VALUE, "Cannot read schema '" + file + "': " + why + ".", cause);
    }

    @Override
    public Written of(byte[] value) {
        return new Written(schema, 0);
    }
}
