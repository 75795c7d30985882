package dev.tidemark.redis;

import dev.tidemark.core.online.Swap;
import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.client.Pipeline;
import dev.tidemark.redis.client.Pipeline.Answer;
import dev.tidemark.redis.client.Script;
import dev.tidemark.redis.key.RedisKeys;
import java.util.ArrayList;
import java.util.List;
import org.redisson.client.protocol.RedisStrictCommand;

/**
 * Compare-and-set on how a value begins. One whose answer was lost is sent again and then finds another head, its own: whoever
 * reads again sees that it was done. Thread-safe.
 */
final class StateSwap {
    private static final String DOING = "write states";
    private static final RedisStrictCommand<Long> EVALSHA = new RedisStrictCommand<>("EVALSHA");

    /** The key; the expected beginning, the value, and when it expires in milliseconds since the epoch, 0 for never. */
    private static final Script SWAP = new Script("""
            local found
            if ARGV[1] == '' then
              found = redis.call('EXISTS', KEYS[1]) == 0
            else
              found = redis.call('GETRANGE', KEYS[1], 0, #ARGV[1] - 1) == ARGV[1]
            end
            if not found then
              redis.call('STRLEN', KEYS[1]) -- fails if another program gave the key another type
              return 0
            end
            if ARGV[3] == '0' then
              redis.call('SET', KEYS[1], ARGV[2])
            else
              redis.call('SET', KEYS[1], ARGV[2], 'PXAT', ARGV[3])
            end
            return 1
            """);

    private final Client client;
    private final RedisKeys keys;

    StateSwap(Client client, RedisKeys keys) {
        this.client = client;
        this.keys = keys;
    }

    boolean[] swap(List<Swap> swaps) {
        return client.withScript(DOING, SWAP, () -> {
            Pipeline pipeline = client.pipeline();
            List<Answer<Long>> answers = new ArrayList<>(swaps.size());
            for (Swap swap : swaps) {
                byte[] key = keys.state(swap.key());
                answers.add(pipeline.write(
                        key,
                        EVALSHA,
                        SWAP.hash(),
                        "1",
                        key,
                        swap.expectedHead(),
                        swap.value(),
                        Expiry.text(swap.expireAtMillis())));
            }
            pipeline.run(DOING);
            boolean[] done = new boolean[swaps.size()];
            for (int i = 0; i < done.length; i++) {
                done[i] = answers.get(i).value() == 1;
            }
            return done;
        });
    }
}
