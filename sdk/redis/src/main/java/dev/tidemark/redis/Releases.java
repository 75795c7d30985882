package dev.tidemark.redis;

import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.client.Script;
import dev.tidemark.redis.key.RedisKeys;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.RedisStrictCommand;
import org.redisson.client.protocol.convertor.BooleanNotNullReplayConvertor;

/** The releases of services and which of them is live. Thread-safe. */
final class Releases {
    private static final RedisCommand<Boolean> SET_IF_ABSENT =
            new RedisCommand<>("SET", new BooleanNotNullReplayConvertor());

    private static final RedisStrictCommand<Long> UNLINK = new RedisStrictCommand<>("UNLINK");
    private static final RedisStrictCommand<Long> SREM = new RedisStrictCommand<>("SREM");
    private static final RedisStrictCommand<Long> EVALSHA = new RedisStrictCommand<>("EVALSHA");

    /** The pointer; the release expected and the one to make live, 0 for none. Being live already counts as done. */
    private static final Script FLIP = new Script("""
            local live = redis.call('GET', KEYS[1]) or '0'
            if live == ARGV[2] then
              return 1
            end
            if live ~= ARGV[1] then
              return 0
            end
            if ARGV[2] == '0' then
              redis.call('DEL', KEYS[1])
            else
              redis.call('SET', KEYS[1], ARGV[2])
            end
            return 1
            """);

    /** The pointer and the document; the release expected, the one to make live, and where it was loaded. */
    private static final Script FLIP_LOADED = new Script("""
            local live = redis.call('GET', KEYS[1]) or '0'
            if live == ARGV[2] then
              return 1
            end
            if live ~= ARGV[1] then
              return 0
            end
            if redis.call('EXISTS', KEYS[2]) == 0 then
              return -1
            end
            local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
            if not run or not string.find(ARGV[3], run, 1, true) then
              return -2
            end
            redis.call('SET', KEYS[1], ARGV[2])
            return 1
            """);

    /** The pointer and the document; its number. Gives how many documents were there, or that it is live. */
    private static final Script DELETE = new Script("""
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              return -1
            end
            return redis.call('UNLINK', KEYS[2])
            """);

    private static final int LIVE = -1;
    private static final int DOCUMENT_GONE = -1;
    private static final int STARTED_AGAIN = -2;

    private final Client client;
    private final RedisKeys keys;

    Releases(Client client, RedisKeys keys) {
        this.client = client;
        this.keys = keys;
    }

    /** Never gives a number twice; a retry may skip some. */
    long nextNumber() {
        Long number = client.write("take a number", keys.number(), RedisCommands.INCR, keys.number());
        return number;
    }

    /** The number goes into the list first: one whose document is missing is left out by whoever reads it. */
    void put(String service, long release, byte[] document) {
        String doing = "store release " + release + " of service '" + service + "'";
        byte[] key = keys.release(service, release);
        client.write(doing, keys.releases(), RedisCommands.SADD, keys.releases(), listed(service, release));
        Boolean stored = client.write(doing, key, SET_IF_ABSENT, key, document, "NX");
        if (!stored && !Arrays.equals(document, document(doing, key))) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT,
                    "Cannot " + doing + ": another document has that number; take a new number, and try again.");
        }
    }

    Optional<byte[]> get(String service, long release) {
        String doing = "read release " + release + " of service '" + service + "'";
        byte[] document = document(doing, keys.release(service, release));
        return Optional.ofNullable(document == null ? document(doing, keys.formerRelease(service, release)) : document);
    }

    void delete(String service, long release) {
        String doing = "delete release " + release + " of service '" + service + "'";
        byte[] key = keys.live(service);
        byte[] document = keys.release(service, release);
        long deleted = client.withScript(
                doing,
                DELETE,
                () -> client.<Long>write(
                        doing, key, EVALSHA, DELETE.hash(), "2", key, document, Long.toString(release)));
        if (deleted == LIVE) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT, "Cannot " + doing + ": it is live; make another release live first.");
        }
        byte[] former = keys.formerRelease(service, release); // there, too, if who moved it died before the end
        client.write(doing, former, UNLINK, former);
        client.write(doing, keys.releases(), SREM, keys.releases(), listed(service, release));
    }

    /** The numbers of each service in ascending order. */
    Map<String, List<Long>> list() {
        Map<String, List<Long>> numbers = new TreeMap<>();
        Set<Object> listed = client.read("list releases", keys.releases(), RedisCommands.SMEMBERS, keys.releases());
        for (Object member : listed) {
            String name = new String((byte[]) member, StandardCharsets.UTF_8);
            int colon = name.lastIndexOf(':');
            numbers.computeIfAbsent(name.substring(0, colon), service -> new ArrayList<>())
                    .add(Long.parseLong(name.substring(colon + 1)));
        }
        numbers.values().forEach(Collections::sort);
        return numbers;
    }

    private static byte[] listed(String service, long release) {
        return (service + ":" + release).getBytes(StandardCharsets.UTF_8);
    }

    Map<String, Long> live() {
        Map<String, Long> live = new TreeMap<>();
        Set<Object> services = client.read("list services", keys.services(), RedisCommands.SMEMBERS, keys.services());
        for (Object name : services) {
            String service = new String((byte[]) name, StandardCharsets.UTF_8);
            long release = live(service);
            if (release != 0) {
                live.put(service, release);
            }
        }
        return live;
    }

    /** The live release of a service; 0 if none is. */
    long live(String service) {
        byte[] key = keys.live(service);
        return number(service, client.read(reading(service), key, RedisCommands.GET, key));
    }

    /** The number a pointer holds; 0 if there is no pointer. */
    long number(String service, byte[] pointer) {
        if (pointer == null) {
            return 0;
        }
        try {
            return Long.parseLong(new String(pointer, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            throw client.foreign(reading(service), keys.live(service));
        }
    }

    boolean flip(String service, long expected, long release) {
        String doing = "make release " + release + " of service '" + service + "' live";
        list(doing, service);
        byte[] key = keys.live(service);
        return client.withScript(doing, FLIP, () -> {
            Long done = client.write(
                    doing, key, EVALSHA, FLIP.hash(), "1", key, Long.toString(expected), Long.toString(release));
            return done == 1;
        });
    }

    boolean flipLoaded(String service, long expected, long release, String incarnation) {
        String doing = "make release " + release + " of service '" + service + "' live";
        list(doing, service);
        byte[] key = keys.live(service);
        Object[] parameters = {
            FLIP_LOADED.hash(),
            "2",
            key,
            keys.release(service, release),
            Long.toString(expected),
            Long.toString(release),
            incarnation
        };
        LongSupplier flip =
                () -> client.withScript(doing, FLIP_LOADED, () -> client.<Long>write(doing, key, EVALSHA, parameters));
        long done = flip.getAsLong();
        if (done == DOCUMENT_GONE && moved(doing, service, release)) {
            done = flip.getAsLong();
        }
        if (done == DOCUMENT_GONE) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT,
                    "Cannot " + doing + ": its document is gone, for others gave the release up; promote again.");
        }
        if (done == STARTED_AGAIN) {
            throw new TidemarkException(
                    ErrorCode.STORE_UNREACHABLE,
                    "Cannot " + doing + ": the online store was started again since its states were loaded, and may"
                            + " have lost some.");
        }
        return done == 1;
    }

    /**
     * Brings a document that lies where an earlier version put it to where a flip looks; whether it was there. The two places may be
     * on two servers, so no script sees both: who dies in between leaves the document in both, and a deletion looks in both.
     */
    private boolean moved(String doing, String service, long release) {
        byte[] former = keys.formerRelease(service, release);
        byte[] document = document(doing, former);
        if (document == null) {
            return false;
        }
        byte[] key = keys.release(service, release);
        client.write(doing, key, SET_IF_ABSENT, key, document, "NX");
        client.write(doing, former, UNLINK, former);
        return true;
    }

    /** The name goes into the list first: a list with a name too many does no harm. */
    private void list(String doing, String service) {
        byte[] name = service.getBytes(StandardCharsets.UTF_8);
        client.write(doing, keys.services(), RedisCommands.SADD, keys.services(), name);
    }

    private byte[] document(String doing, byte[] key) {
        return client.read(doing, key, RedisCommands.GET, key);
    }

    private static String reading(String service) {
        return "read the live release of service '" + service + "'";
    }
}
