package dev.tidemark.sync.serve.push;

import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.redis.stream.ShardKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** The Redis streams that pushed events wait in. Thread-safe. */
public final class PushStreams {
    private final RedisStreams redis;
    private final String namespace;
    private final int shards;

    /** @param shards as the consumers have it */
    public PushStreams(RedisStreams redis, String namespace, int shards) {
        this.redis = redis;
        this.namespace = namespace;
        this.shards = shards;
    }

    /** Returns when Redis has all of them. If it fails, some may be there: made again with the same id, none is twice. */
    void append(String source, String id, List<byte[]> events) {
        Map<Integer, List<Map<String, byte[]>>> byShard = new TreeMap<>();
        for (byte[] event : events) {
            byShard.computeIfAbsent(shard(event), shard -> new ArrayList<>()).add(Map.of("value", event));
        }
        byShard.forEach(
                (shard, entries) -> redis.append(new ShardKey(namespace + ":push:" + source, shard), id, entries));
    }

    /** By the event's bytes: any order, and any shard, ends in the same values. */
    private int shard(byte[] event) {
        CRC32 crc = new CRC32();
        crc.update(event);
        return Math.floorMod((int) crc.getValue(), shards);
    }
}
