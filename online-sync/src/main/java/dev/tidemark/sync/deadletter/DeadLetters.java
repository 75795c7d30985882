package dev.tidemark.sync.deadletter;

import dev.tidemark.redis.stream.Entry;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.sync.source.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Letters of each stream, in a Redis stream {@code NAMESPACE:dead:STREAM:{0}}; those to be sent through again in
 * {@code NAMESPACE:replay:STREAM:{0}}. A record that is delivered again may have several letters; taking it in twice changes
 * nothing. Thread-safe.
 */
public final class DeadLetters {
    private static final int MOST_BYTES = 1 << 20;
    private static final int PAGE = 500;

    private final RedisStreams streams;
    private final String namespace;

    public DeadLetters(RedisStreams streams, String namespace) {
        this.streams = streams;
        this.namespace = namespace;
    }

    /** Where letters go that are sent through again. */
    public static String replayStream(String namespace, String stream) {
        return namespace + ":replay:" + stream;
    }

    /**
     * Keeps a record with the reason; returns when it is stored.
     *
     * @param delivery the same for a record that is delivered again: there is one letter then, for ten minutes at least
     */
    public void add(String stream, String delivery, StreamRecord record, String reason) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        Map<String, byte[]> fields = new LinkedHashMap<>();
        fields.put("partition", text(record.partition()));
        fields.put("offset", text(Long.toString(record.offset())));
        fields.put("arrival", text(Long.toString(record.arrivalMicros())));
        fields.put("reason", text(reason));
        fields.put("bytes", text(Integer.toString(value.length)));
        if (record.key() != null) {
            fields.put("key", record.key());
        }
        fields.put("value", value.length > MOST_BYTES ? Arrays.copyOf(value, MOST_BYTES) : value);
        streams.append(dead(stream), delivery, List.of(fields));
    }

    /** The letters of a stream, oldest first. */
    public List<DeadLetter> list(String stream, int most) {
        List<DeadLetter> letters = new ArrayList<>();
        long from = 0;
        while (letters.size() < most) {
            List<Entry> page = streams.read(
                            List.of(dead(stream)), new long[] {from}, Math.min(PAGE, most - letters.size()))
                    .get(0);
            page.forEach(entry -> letters.add(letter(stream, entry)));
            if (page.isEmpty()) {
                return letters;
            }
            from = page.get(page.size() - 1).offset() + 1;
        }
        return letters;
    }

    public long count(String stream) {
        return streams.length(dead(stream));
    }

    /**
     * Sends a letter through again, by whichever service takes in the stream. It is there twice if this is interrupted, which
     * changes nothing.
     */
    public void replay(DeadLetter letter) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        fields.put("partition", text(letter.partition()));
        fields.put("offset", text(Long.toString(letter.offset())));
        fields.put("arrival", text(Long.toString(letter.arrivalMicros())));
        if (letter.key() != null) {
            fields.put("key", letter.key());
        }
        fields.put("value", letter.value());
        ShardKey replays = new ShardKey(replayStream(namespace, letter.stream()), 0);
        streams.append(replays, "letter:" + letter.id(), List.of(fields));
        streams.delete(dead(letter.stream()), List.of(letter.id()));
    }

    private ShardKey dead(String stream) {
        return new ShardKey(namespace + ":dead:" + stream, 0);
    }

    private static DeadLetter letter(String stream, Entry entry) {
        Map<String, byte[]> fields = entry.fields();
        return new DeadLetter(
                entry.offset(),
                stream,
                text(fields.get("partition")),
                Long.parseLong(text(fields.get("offset"))),
                Long.parseLong(text(fields.get("arrival"))),
                text(fields.get("reason")),
                Long.parseLong(text(fields.get("bytes"))),
                fields.get("key"),
                fields.get("value"));
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
