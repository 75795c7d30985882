package dev.tidemark.bench.online;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidemark.redis.stream.Entry;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.redis.stream.ShardKey;
import dev.tidemark.semantics.text.TextTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A bare consumer: it reads the same entries in the same batches, parses every field it needs, and sets the same keys to values of
 * the same size in pipelines, each key once a batch. It reads no state, computes nothing, and would count twice what comes twice.
 */
final class StreamFloor implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Duration EXPIRY = Duration.ofDays(8);

    private final RedisStreams streams;
    private final RawClient raw;
    private final Map<Long, List<byte[]>> keys = new HashMap<>();
    private final Map<Long, List<byte[]>> values = new HashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final int batch;

    /** @param keys of the states of each card, and their values now */
    StreamFloor(RedisStreams streams, RawClient raw, List<List<byte[]>> keys, int batch) {
        this.streams = streams;
        this.raw = raw;
        this.batch = batch;
        for (int card = 0; card < keys.size(); card++) {
            this.keys.put((long) card, keys.get(card));
            List<byte[]> found = raw.get(keys.get(card).toArray()).stream()
                    .map(value -> (byte[]) value)
                    .toList();
            values.put((long) card, found);
        }
    }

    /** Takes in what arrived from an offset on, as many records; gives records a second. */
    double run(long from, long records) throws Exception {
        long[] next = new long[StreamEvents.SHARDS];
        Arrays.fill(next, from);
        List<ShardKey> shards = new ArrayList<>();
        for (int shard = 0; shard < next.length; shard++) {
            shards.add(new ShardKey(StreamEvents.STREAM, shard));
        }
        long start = System.nanoTime();
        double checksum = 0;
        for (long taken = 0; taken < records; ) {
            List<List<Entry>> found = streams.read(shards, next, batch / next.length);
            List<Future<Double>> under = new ArrayList<>();
            for (int shard = 0; shard < next.length; shard++) {
                List<Entry> entries = found.get(shard);
                if (!entries.isEmpty()) {
                    next[shard] = entries.get(entries.size() - 1).offset() + 1;
                    taken += entries.size();
                    under.add(threads.submit(() -> take(entries)));
                }
            }
            for (Future<Double> one : under) {
                checksum += one.get();
            }
        }
        if (Double.isNaN(checksum)) {
            throw new IllegalStateException("an amount is no number"); // and so no field is read for nothing
        }
        return records / ((System.nanoTime() - start) / 1e9);
    }

    private double take(List<Entry> entries) {
        Set<Long> cards = new LinkedHashSet<>();
        double sum = 0;
        for (Entry entry : entries) {
            sum += parse(entry.fields().get("value"), cards);
        }
        List<byte[]> names = new ArrayList<>();
        List<byte[]> states = new ArrayList<>();
        for (long card : cards) {
            names.addAll(keys.get(card));
            states.addAll(values.get(card));
        }
        raw.load(names, states, EXPIRY, names.size(), 1);
        return sum;
    }

    private static double parse(byte[] json, Set<Long> cards) {
        double sum = 0;
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "card_id" -> cards.add(parser.getLongValue());
                    case "amount" -> sum += parser.getDoubleValue();
                    case "event_time" -> sum += TextTime.parse(parser.getText());
                    case "merchant_id" -> sum += parser.getText().length();
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
