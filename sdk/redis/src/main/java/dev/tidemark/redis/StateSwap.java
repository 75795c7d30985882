package dev.tidemark.redis;

import dev.tidemark.core.online.Swap;
import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.client.Pipeline;
import dev.tidemark.redis.client.Pipeline.Answer;
import dev.tidemark.redis.client.Script;
import dev.tidemark.redis.key.RedisKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redisson.client.protocol.RedisStrictCommand;

/**
 * Compare-and-set on how a value begins. One whose answer was lost is sent again and then finds another head, its own: whoever
 * reads again sees that it was done. Many travel in one call of a script, for a call costs a server and a client more than a swap
 * does; in a cluster, those of one slot. Thread-safe.
 */
final class StateSwap {
    private static final String DOING = "write states";
    private static final RedisStrictCommand<byte[]> EVALSHA = new RedisStrictCommand<>("EVALSHA");

    /** What one call carries at most: the server answers nobody else meanwhile. */
    private static final int MOST_SWAPS = 64;

    private static final int MOST_BYTES = 1 << 18;

    private static final byte LOST = '0';
    private static final byte FOREIGN = 'F';

    /**
     * The keys; for each of them the expected beginning, the value, and when it expires in milliseconds since the epoch, 0 for
     * never. A letter for each key: 1 is done, 0 is lost, F is a key that another program gave another type.
     */
    private static final Script SWAP = new Script("""
            local done = {}
            for i = 1, #KEYS do
              local key, head, value, expiry = KEYS[i], ARGV[3 * i - 2], ARGV[3 * i - 1], ARGV[3 * i]
              local found
              if head == '' then
                found = redis.call('EXISTS', key) == 0
              else
                found = redis.pcall('GETRANGE', key, 0, #head - 1) == head
              end
              if not found then
                local length = redis.pcall('STRLEN', key)
                local failed = type(length) == 'table'
                if failed and not string.find(length.err, 'WRONGTYPE', 1, true) then
                  return length
                end
                done[i] = failed and 'F' or '0'
              elseif expiry == '0' then
                redis.call('SET', key, value)
                done[i] = '1'
              else
                redis.call('SET', key, value, 'PXAT', expiry)
                done[i] = '1'
              end
            end
            return table.concat(done)
            """);

    private final Client client;
    private final RedisKeys keys;

    StateSwap(Client client, RedisKeys keys) {
        this.client = client;
        this.keys = keys;
    }

    boolean[] swap(List<Swap> swaps) {
        byte[][] names = swaps.stream().map(swap -> keys.state(swap.key())).toArray(byte[][]::new);
        List<List<Integer>> calls = calls(swaps, names);
        return client.withScript(DOING, SWAP, () -> {
            Pipeline pipeline = client.pipeline();
            List<Answer<byte[]>> answers = new ArrayList<>(calls.size());
            for (List<Integer> call : calls) {
                byte[] first = names[call.get(0)];
                answers.add(pipeline.write(first, EVALSHA, parameters(call, swaps, names)));
            }
            pipeline.run(DOING);
            boolean[] done = new boolean[swaps.size()];
            for (int i = 0; i < calls.size(); i++) {
                note(calls.get(i), answers.get(i).value(), names, done);
            }
            return done;
        });
    }

    private void note(List<Integer> call, byte[] answer, byte[][] names, boolean[] done) {
        for (int i = 0; i < call.size(); i++) {
            if (answer[i] == FOREIGN) {
                throw client.foreign(DOING, names[call.get(i)]);
            }
            done[call.get(i)] = answer[i] != LOST;
        }
    }

    /** Which swaps go together, by their indexes. */
    private List<List<Integer>> calls(List<Swap> swaps, byte[][] names) {
        List<List<Integer>> calls = new ArrayList<>();
        Map<Integer, List<Integer>> open = new LinkedHashMap<>();
        Map<Integer, Integer> bytes = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            int slot = client.isCluster() ? client.slot(names[i]) : 0;
            int size = swaps.get(i).value().length;
            List<Integer> call = open.get(slot);
            if (call == null || call.size() == MOST_SWAPS || bytes.get(slot) + size > MOST_BYTES) {
                call = new ArrayList<>();
                calls.add(call);
                open.put(slot, call);
                bytes.put(slot, 0);
            }
            call.add(i);
            bytes.merge(slot, size, Integer::sum);
        }
        return calls;
    }

    private static Object[] parameters(List<Integer> call, List<Swap> swaps, byte[][] names) {
        int count = call.size();
        Object[] parameters = new Object[2 + 4 * count];
        parameters[0] = SWAP.hash();
        parameters[1] = Integer.toString(count);
        for (int i = 0; i < count; i++) {
            Swap swap = swaps.get(call.get(i));
            parameters[2 + i] = names[call.get(i)];
            int arguments = 2 + count + 3 * i;
            parameters[arguments] = swap.expectedHead();
            parameters[arguments + 1] = swap.value();
            parameters[arguments + 2] = Expiry.text(swap.expireAtMillis()).getBytes(StandardCharsets.US_ASCII);
        }
        return parameters;
    }
}
