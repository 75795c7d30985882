package dev.tidemark.redis.memory;

import dev.tidemark.core.online.ExpectedStates;
import dev.tidemark.redis.key.RedisKeys;
import java.util.List;

/**
 * What states would take, from samples of them.
 *
 * @param count how many
 * @param expiring how many of those the server may forget one day
 * @param bytes of memory, without the buckets of its tables
 */
public record StatesToCome(long count, long expiring, long bytes) {
    public static StatesToCome of(List<ExpectedStates> states, RedisKeys keys, MemoryModel model) {
        double count = 0;
        double expiring = 0;
        double bytes = 0;
        for (ExpectedStates some : states) {
            double weight = some.sample().isEmpty()
                    ? 0
                    : (double) some.count() / some.sample().size();
            for (ExpectedStates.One one : some.sample()) {
                count += weight;
                expiring += one.expires() ? weight : 0;
                bytes += weight * model.key(keys.state(one.key()).length, one.bytes(), one.expires());
            }
        }
        return new StatesToCome(Math.round(count), Math.round(expiring), Math.round(bytes));
    }
}
