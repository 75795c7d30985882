package dev.tidemark.redis;

import dev.tidemark.core.online.StateKey;
import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.client.Pipeline;
import dev.tidemark.redis.client.Pipeline.Answer;
import dev.tidemark.redis.key.RedisKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redisson.client.protocol.RedisCommands;

/**
 * Reads values in one round trip: one MGET, or in a cluster one MGET for each slot, sent together. The hot path. Thread-safe.
 */
final class StateFetch {
    private static final String DOING = "read states";

    private final Client client;
    private final RedisKeys keys;

    StateFetch(Client client, RedisKeys keys) {
        this.client = client;
        this.keys = keys;
    }

    /**
     * What is under these keys, in their order; null where there is nothing.
     *
     * @param first a key to read before those of the states; null for none
     */
    byte[][] fetch(byte[] first, List<StateKey> states) {
        int from = first == null ? 0 : 1;
        Object[] names = new Object[from + states.size()];
        if (first != null) {
            names[0] = first;
        }
        for (int i = 0; i < states.size(); i++) {
            names[from + i] = keys.state(states.get(i));
        }
        byte[][] values = new byte[names.length][];
        if (names.length == 0) {
            return values;
        }
        if (client.isCluster()) {
            fetchBySlot(names, values);
        } else {
            List<Object> found = client.read(DOING, (byte[]) names[0], RedisCommands.MGET, names);
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte[]) found.get(i);
            }
        }
        return values;
    }

    /**
     * Fails if what was not found is there, of a type that is not ours. MGET shows it as missing, so this asks again, but only
     * about what is missing.
     *
     * @param found with the value of another key before those of the states
     */
    void refuseForeign(List<StateKey> states, byte[][] found) {
        Pipeline pipeline = client.pipeline();
        for (int i = 0; i < states.size(); i++) {
            if (found[i + 1] == null) {
                byte[] key = keys.state(states.get(i));
                pipeline.read(key, RedisCommands.STRLEN, key);
            }
        }
        pipeline.run(DOING);
    }

    private void fetchBySlot(Object[] names, byte[][] values) {
        Map<Integer, List<Integer>> placesBySlot = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            placesBySlot
                    .computeIfAbsent(client.slot((byte[]) names[i]), slot -> new ArrayList<>())
                    .add(i);
        }
        Pipeline pipeline = client.pipeline();
        List<Answer<List<Object>>> answers = new ArrayList<>();
        for (List<Integer> places : placesBySlot.values()) {
            Object[] ofSlot = places.stream().map(place -> names[place]).toArray();
            answers.add(pipeline.read((byte[]) ofSlot[0], RedisCommands.MGET, ofSlot));
        }
        pipeline.run(DOING);
        int slot = 0;
        for (List<Integer> places : placesBySlot.values()) {
            List<Object> found = answers.get(slot++).value();
            for (int i = 0; i < places.size(); i++) {
                values[places.get(i)] = (byte[]) found.get(i);
            }
        }
    }
}
