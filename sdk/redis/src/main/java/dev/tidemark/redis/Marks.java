package dev.tidemark.redis;

import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.client.Script;
import dev.tidemark.redis.key.RedisKeys;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.RedisStrictCommand;

/** Numbers that only rise, by topic and name. Thread-safe. */
final class Marks {
    private static final RedisStrictCommand<Long> EVALSHA = new RedisStrictCommand<>("EVALSHA");

    /** Names and values by turns. Digits are compared as text: the numbers of Lua are too coarse. */
    private static final Script RAISE = new Script("""
            for i = 1, #ARGV, 2 do
              local there = redis.call('HGET', KEYS[1], ARGV[i])
              local value = ARGV[i + 1]
              if not there or #value > #there or (#value == #there and value > there) then
                redis.call('HSET', KEYS[1], ARGV[i], value)
              end
            end
            return 1
            """);

    private final Client client;
    private final RedisKeys keys;

    Marks(Client client, RedisKeys keys) {
        this.client = client;
        this.keys = keys;
    }

    void raise(String topic, Map<String, Long> marks) {
        if (marks.isEmpty()) {
            return;
        }
        byte[] key = keys.marks(topic);
        List<Object> parameters = new ArrayList<>(List.of(RAISE.hash(), "1", key));
        marks.forEach((name, value) -> {
            if (value < 0) {
                throw new IllegalArgumentException("mark '" + name + "' is negative: " + value);
            }
            parameters.add(name.getBytes(StandardCharsets.UTF_8));
            parameters.add(Long.toString(value));
        });
        String doing = doing("raise", topic);
        client.withScript(doing, RAISE, () -> client.<Long>write(doing, key, EVALSHA, parameters.toArray()));
    }

    Map<String, Long> read(String topic) {
        byte[] key = keys.marks(topic);
        Map<byte[], byte[]> found = client.read(doing("read", topic), key, RedisCommands.HGETALL, key);
        Map<String, Long> marks = new TreeMap<>();
        found.forEach((name, value) -> marks.put(new String(name, StandardCharsets.UTF_8), number(topic, value)));
        return marks;
    }

    void delete(String topic) {
        byte[] key = keys.marks(topic);
        client.write(doing("delete", topic), key, RedisCommands.UNLINK, key);
    }

    private static String doing(String verb, String topic) {
        return verb + " the marks of '" + topic + "'";
    }

    private static long number(String topic, byte[] digits) {
        try {
            return Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            throw new TidemarkException(
                    ErrorCode.FOREIGN_VALUE,
                    "Cannot read the marks of '" + topic + "': one of them is no number, another program wrote it; give"
                            + " Tidemark a namespace of its own.",
                    e);
        }
    }
}
