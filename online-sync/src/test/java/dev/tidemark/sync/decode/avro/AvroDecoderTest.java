package dev.tidemark.sync.decode.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.sync.config.FormatSettings;
import dev.tidemark.sync.config.SyncConfig;
import dev.tidemark.sync.decode.DecodedRecords;
import dev.tidemark.sync.decode.RecordDecoder;
import dev.tidemark.sync.decode.RecordKey;
import dev.tidemark.sync.decode.Slot;
import dev.tidemark.sync.source.StreamRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Avro value is which value of a column, and which is none. */
class AvroDecoderTest {
    private static final int MOST = 10_000;

    @TempDir
    Path folder;

    @Test
    void valuesAreThoseOfTheirTypes() {
        assertThat(read("'boolean'", ValueType.BOOL, true)).isEqualTo(true);
        assertThat(read("'int'", ValueType.INT64, -7)).isEqualTo(-7L);
        assertThat(read("'long'", ValueType.INT64, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(read("'long'", ValueType.DOUBLE, 3L)).isEqualTo(3.0);
        assertThat(read("'float'", ValueType.DOUBLE, 0.1f)).isEqualTo((double) 0.1f);
        assertThat(read("'double'", ValueType.DOUBLE, -0.0)).isEqualTo(0.0);
        assertThat(read("'string'", ValueType.STRING, "Łódź 😀")).isEqualTo("Łódź 😀");
        assertThat(read("{'type': 'string', 'logicalType': 'uuid'}", ValueType.STRING, "a-b"))
                .isEqualTo("a-b");
        Schema status = schema("{'type': 'enum', 'name': 'S', 'symbols': ['APPROVED', 'DECLINED']}");
        assertThat(read(status, ValueType.STRING, new GenericData.EnumSymbol(status, "DECLINED")))
                .isEqualTo("DECLINED");
    }

    @Test
    void timesAreInstantsRoundedDown() {
        assertThat(read(logical("long", "timestamp-millis"), ValueType.TIMESTAMP, -1L))
                .isEqualTo(-1_000L);
        assertThat(read(logical("long", "timestamp-micros"), ValueType.TIMESTAMP, 17L))
                .isEqualTo(17L);
        assertThat(read(logical("long", "timestamp-nanos"), ValueType.TIMESTAMP, -1L))
                .isEqualTo(-1L);
        assertThat(read(logical("long", "local-timestamp-millis"), ValueType.TIMESTAMP, 5L))
                .isEqualTo(5_000L);
        assertThat(read(logical("int", "date"), ValueType.TIMESTAMP, -1)).isEqualTo(-86_400_000_000L);
        assertThat(refusal(logical("long", "timestamp-millis"), ValueType.TIMESTAMP, Long.MAX_VALUE))
                .isEqualTo("Column 'c': it lies outside the years 0001 to 9999.");
    }

    @Test
    void decimalsAreTheNearestDouble() {
        String decimal = "{'type': 'bytes', 'logicalType': 'decimal', 'precision': 20, 'scale': 2}";
        assertThat(read(decimal, ValueType.DOUBLE, ByteBuffer.wrap(new byte[] {0x30, 0x39})))
                .isEqualTo(123.45);
        assertThat(read(decimal, ValueType.DOUBLE, ByteBuffer.wrap(new byte[] {-1})))
                .isEqualTo(-0.01);
    }

    @Test
    void aUnionWithNullMayBeMissingAndAFieldThatIsNotThereIsNull() {
        assertThat(read("['null', 'long']", ValueType.INT64, null)).isNull();
        assertThat(read("['null', 'long']", ValueType.INT64, 4L)).isEqualTo(4L);
        assertThat(read("['double', 'null']", ValueType.DOUBLE, 4.5)).isEqualTo(4.5);
        Schema schema = record("'long'");
        DecodedRecords decoded = decode(
                List.of(new Slot("other", ValueType.INT64)), schema, AvroValuesForTests.plain(schema, Map.of("c", 1L)));
        assertThat(decoded.values(0).value(0)).isNull();
        assertThat(decoded.isRefused(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'bytes' | STRING | it is Avro's bytes, which is not read as STRING.",
                "'string' | INT64 | it is Avro's string, which is not read as INT64.",
                "'long' | TIMESTAMP | it is Avro's long, which is not read as TIMESTAMP.",
                "'double' | INT64 | it is Avro's double, which is not read as INT64.",
                "{'type': 'int', 'logicalType': 'time-millis'} | INT64 | it is Avro's time-millis (int), which is not read as INT64.",
                "{'type': 'map', 'values': 'long'} | INT64 | it is Avro's map, which is not read as INT64.",
                "['null', 'long', 'string'] | INT64 | it is a union of 2 types besides null; a column has one, so give each a field of its own.",
            })
    void whatIsNoTypeOfOursIsRefusedByNameOnlyWhereItIsRead(String type, ValueType wanted, String reason) {
        Schema schema = schema("{'type': 'record', 'name': 'R', 'fields': [{'name': 'c', 'type': " + type
                + "}, {'name': 'd', 'type': 'long'}]}");
        Map<String, Object> fields = new HashMap<>(Map.of("d", 8L));
        fields.put("c", example(type));
        byte[] value = AvroValuesForTests.plain(schema, fields);
        DecodedRecords both = decode(List.of(new Slot("c", wanted), new Slot("d", ValueType.INT64)), schema, value);
        assertThat(both.refusal(0, new int[] {0})).isEqualTo("Column 'c': " + reason);
        assertThat(both.refusal(0, new int[] {1})).isNull();
        assertThat(both.values(1).value(0)).isEqualTo(8L);
    }

    private static Object example(String type) {
        return switch (type) {
            case "'bytes'" -> ByteBuffer.wrap(new byte[] {1});
            case "'string'" -> "x";
            case "'double'" -> 1.5;
            default -> type.contains("map") ? Map.of("k", 1L) : type.contains("time-millis") ? (Object) 1 : 1L;
        };
    }

    @Test
    void bytesThatAreNoRecordAreRefusedAndHarmNobody() {
        Schema schema = record("'string'");
        byte[] good = AvroValuesForTests.plain(schema, Map.of("c", "good"));
        byte[] claimsGigabytes = {-2, -1, -1, -1, 15};
        byte[] halfAPair = {2, (byte) 0xED};
        DecodedRecords decoded = decode(
                List.of(new Slot("c", ValueType.STRING)),
                schema,
                good,
                Arrays.copyOf(good, good.length - 1),
                Arrays.copyOf(good, good.length + 1),
                claimsGigabytes,
                null,
                new byte[MOST + 1],
                halfAPair,
                good);
        int[] column = {0};
        assertThat(decoded.refusal(0, column)).isNull();
        assertThat(decoded.refusal(1, column))
                .startsWith("Cannot read the event: it is no Avro record of schema 'R' (")
                .endsWith("); send one.");
        assertThat(decoded.refusal(2, column))
                .isEqualTo(
                        "Cannot read the event: bytes are left behind it, so it was written by another schema; send it"
                                + " with that of the topic.");
        assertThat(decoded.refusal(3, column)).contains("it is no Avro record of schema 'R'");
        assertThat(decoded.refusal(4, column)).contains("it has no value; send one Avro record");
        assertThat(decoded.refusal(5, column)).contains("it has 10001 bytes, the most is 10000");
        assertThat(decoded.refusal(6, column)).isEqualTo("Column 'c': it is no text in UTF-8.");
        assertThat(decoded.values(0).value(7)).isEqualTo("good");
    }

    @Test
    void aKeyIsAColumnWhereTheValueHasNone() {
        Schema schema = record("'long'");
        byte[] value = AvroValuesForTests.plain(schema, Map.of("c", 1L));
        RecordDecoder decoder = new AvroDecoder(
                List.of(new Slot("card_id", ValueType.INT64), new Slot("c", ValueType.INT64)),
                new OneSchema(schema),
                new RecordKey(Optional.of("card_id")),
                MOST);
        DecodedRecords decoded = decoder.decode(List.of(
                new StreamRecord("p", 0, 0, "42".getBytes(StandardCharsets.UTF_8), value),
                new StreamRecord("p", 1, 0, "x".getBytes(StandardCharsets.UTF_8), value),
                new StreamRecord("p", 2, 0, null, value)));
        assertThat(decoded.values(0).value(0)).isEqualTo(42L);
        assertThat(decoded.refusal(1, new int[] {0})).startsWith("Column 'card_id': Cannot read 'x' as INT64");
        assertThat(decoded.values(0).value(2)).isNull();
        assertThat(decoded.values(1).value(2)).isEqualTo(1L);
    }

    @Test
    void numberedSchemasComeFromAFolder() throws IOException {
        Schema old = record("'int'");
        Schema now = schema("{'type': 'record', 'name': 'R', 'fields': [{'name': 'more', 'type': 'string'},"
                + " {'name': 'c', 'type': 'long'}]}");
        Files.writeString(folder.resolve("1.avsc"), old.toString());
        Files.writeString(folder.resolve("7.avsc"), now.toString());
        assertNumbered(numbered(Optional.of(folder), Optional.empty()), old, now);
    }

    @Test
    void numberedSchemasComeFromARegistryAndOneThatIsAwayIsAskedAgain() throws IOException {
        Schema old = record("'int'");
        Schema now = record("'long'");
        Map<String, String> schemas = Map.of(
                "/schemas/ids/1", "{\"schema\": \"" + old.toString().replace("\"", "\\\"") + "\"}",
                "/schemas/ids/7", "{\"schema\": \"" + now.toString().replace("\"", "\\\"") + "\"}",
                "/schemas/ids/8", "{\"schema\": \"{}\", \"schemaType\": \"JSON\"}");
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            String body = schemas.getOrDefault(exchange.getRequestURI().getPath(), "{}");
            boolean found = schemas.containsKey(exchange.getRequestURI().getPath());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(found ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        registry.start();
        String address = "http://127.0.0.1:" + registry.getAddress().getPort();
        RecordDecoder decoder = numbered(Optional.empty(), Optional.of(address));
        assertNumbered(decoder, old, now);
        byte[] json = AvroValuesForTests.numbered(8, now, Map.of("c", 1L));
        assertThat(decoder.decode(List.of(record(json))).refusal(0, new int[] {0}))
                .isEqualTo("Cannot read the event: its schema 8 is none of Avro; send Avro to this topic.");
        registry.stop(0);
        byte[] unknown = AvroValuesForTests.numbered(9, now, Map.of("c", 1L));
        assertThatThrownBy(() -> decoder.decode(List.of(record(unknown))))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STREAM_UNREACHABLE))
                .hasMessage("Cannot read schema 9 of the registry at " + address
                        + ": it cannot be reached; see that it runs and that sync.avro.registry is right.");
    }

    private static void assertNumbered(RecordDecoder decoder, Schema old, Schema now) {
        Map<String, Object> fields = new HashMap<>(Map.of("c", 6L));
        if (now.getField("more") != null) {
            fields.put("more", "of it");
        }
        DecodedRecords decoded = decoder.decode(List.of(
                record(AvroValuesForTests.numbered(1, old, Map.of("c", 5))),
                record(AvroValuesForTests.numbered(7, now, fields)),
                record(AvroValuesForTests.numbered(9, now, fields)),
                record(AvroValuesForTests.plain(now, fields))));
        assertThat(decoded.values(0).value(0)).isEqualTo(5L);
        assertThat(decoded.values(0).value(1)).isEqualTo(6L);
        assertThat(decoded.refusal(2, new int[] {0}))
                .startsWith("Cannot read the event: there is no schema 9 in ")
                .endsWith("; register it there, and replay the event.");
        assertThat(decoded.refusal(3, new int[] {0})).contains("does not begin with a zero byte");
    }

    private RecordDecoder numbered(Optional<Path> schemas, Optional<String> registry) {
        FormatSettings formats = new FormatSettings(
                folder, Map.of("t", FormatSettings.NUMBERED), schemas, registry, Optional.empty(), Map.of());
        return new StreamDecoders(SyncConfig.defaults("one").formats(formats))
                .decoder("kafka:t", List.of(new Slot("c", ValueType.INT64)));
    }

    private static Object read(String type, ValueType wanted, Object value) {
        return read(schema(type), wanted, value);
    }

    private static Object read(Schema type, ValueType wanted, Object value) {
        DecodedRecords decoded = decodeOne(type, wanted, value);
        assertThat(decoded.refusal(0, new int[] {0})).isNull();
        return decoded.values(0).value(0);
    }

    private static String refusal(String type, ValueType wanted, Object value) {
        return decodeOne(schema(type), wanted, value).refusal(0, new int[] {0});
    }

    private static DecodedRecords decodeOne(Schema type, ValueType wanted, Object value) {
        Schema schema = record(type.toString().replace('"', '\''));
        Map<String, Object> fields = new HashMap<>();
        fields.put("c", value);
        return decode(List.of(new Slot("c", wanted)), schema, AvroValuesForTests.plain(schema, fields));
    }

    private static DecodedRecords decode(List<Slot> slots, Schema schema, byte[]... values) {
        return new AvroDecoder(slots, new OneSchema(schema), RecordKey.NONE, MOST)
                .decode(Arrays.stream(values).map(AvroDecoderTest::record).toList());
    }

    private static StreamRecord record(byte[] value) {
        return new StreamRecord("p", 0, 0, null, value);
    }

    private static Schema record(String type) {
        return schema("{'type': 'record', 'name': 'R', 'fields': [{'name': 'c', 'type': " + type + "}]}");
    }

    private static String logical(String type, String logical) {
        return "{'type': '" + type + "', 'logicalType': '" + logical + "'}";
    }

    private static Schema schema(String text) {
        return new Schema.Parser().parse(text.replace('\'', '"'));
    }
}
