package dev.tidemark.cli.live;

import dev.tidemark.cli.quickstart.LivePayments.Sent;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.stream.Entry;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.redis.stream.ShardKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A stream of the project's Redis, in shards by card. */
public final class RedisLiveStream implements LiveStream {
    private static final String STREAM = "payments";
    private static final int SHARDS = 4;

    private final RedisStreams streams;

    public RedisLiveStream(Path project, OnlineSettings online) {
        this.streams = RedisProvider.streams(project, online);
    }

    @Override
    public String binding() {
        return "{redis: {stream: " + STREAM + "}}";
    }

    @Override
    public String name() {
        return "redis:" + STREAM;
    }

    @Override
    public Map<String, Long> ends() {
        Map<String, Long> ends = new TreeMap<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            for (Entry newest : streams.newest(new ShardKey(STREAM, shard))) {
                ends.put(name() + ":" + shard, newest.offset() + 1);
            }
        }
        return ends;
    }

    @Override
    public String text() {
        return "a Redis stream in " + SHARDS + " shards";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("sync.shards", Integer.toString(SHARDS));
    }

    @Override
    public void send(List<Sent> payments) {
        Map<Integer, List<Map<String, byte[]>>> byShard = new TreeMap<>();
        for (Sent payment : payments) {
            byShard.computeIfAbsent(Math.floorMod(payment.card().hashCode(), SHARDS), shard -> new ArrayList<>())
                    .add(Map.of("value", payment.json()));
        }
        byShard.forEach((shard, entries) ->
                streams.append(new ShardKey(STREAM, shard), UUID.randomUUID().toString(), entries));
    }

    @Override
    public void close() {
        streams.close();
    }
}
