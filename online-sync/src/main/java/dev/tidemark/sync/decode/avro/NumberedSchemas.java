package dev.tidemark.sync.decode.avro;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** Values that begin with a zero byte and the four bytes of their schema's number, as a schema registry's clients write them. */
final class NumberedSchemas implements WriterSchemas {
    private static final int HEAD = 5;

    private final SchemaShelf shelf;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    NumberedSchemas(SchemaShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Written of(byte[] value) throws UnreadableValue {
        if (value.length < HEAD || value[0] != 0) {
            throw new UnreadableValue("it does not begin with a zero byte and the number of its schema; send it with a"
                    + " serializer that names schemas, or give the topic's schema in sync.avro.topics");
        }
        int number = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        Schema schema = known.get(number);
        if (schema == null) {
            Optional<Schema> found = shelf.schema(number);
            if (found.isEmpty()) {
                throw new UnreadableValue("there is no schema " + number + " in " + shelf.name()
                        + "; register it there, and replay the event");
            }
            schema = found.get();
            known.put(number, schema);
        }
        return new Written(schema, HEAD);
    }
}
