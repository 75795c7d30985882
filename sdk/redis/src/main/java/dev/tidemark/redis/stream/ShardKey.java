package dev.tidemark.redis.stream;

import java.nio.charset.StandardCharsets;

/**
 * One shard of a stream. Its key is {@code STREAM:{SHARD}}, so that a cluster spreads the shards.
 *
 * @param stream the key without the shard
 * @param shard from 0
 */
public record ShardKey(String stream, int shard) {
    byte[] bytes() {
        return (stream + ":{" + shard + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** What remembers that a call with this id appended its entries. */
    byte[] once(String id) {
        return (stream + ":{" + shard + "}:once:" + id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return stream + ":{" + shard + "}";
    }
}
