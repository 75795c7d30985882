package dev.tidemark.sync.decode.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Values as producers write them. */
public final class AvroValuesForTests {
    private AvroValuesForTests() {}

    /** A record with these fields. */
    public static byte[] plain(Schema schema, Map<String, Object> fields) {
        GenericRecord record = new GenericData.Record(schema);
        fields.forEach(record::put);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same behind a zero byte and the number of its schema. */
    public static byte[] numbered(int number, Schema schema, Map<String, Object> fields) {
        byte[] value = plain(schema, fields);
        return ByteBuffer.allocate(5 + value.length)
                .put((byte) 0)
                .putInt(number)
                .put(value)
                .array();
    }
}
