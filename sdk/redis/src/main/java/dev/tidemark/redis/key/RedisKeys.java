package dev.tidemark.redis.key;

import dev.tidemark.core.online.StateKey;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The keys of one namespace. Those of states have braces around the entity key, so that a cluster keeps all states of it on
 * one server; an entity key has none of its own. Those of documents have them around the key of the live pointer, so that a
 * flip sees both. Immutable.
 *
 * <pre>
 * NAMESPACE:{ENTITYKEY}:GENERATION    a state
 * NAMESPACE:release:{NAMESPACE:live:SERVICE}:NUMBER    the document of a release
 * NAMESPACE:live:SERVICE              the number of the live release
 * NAMESPACE:services                  services that have or had a live release
 * NAMESPACE:releases                  SERVICE:NUMBER of each release whose document may be there
 * NAMESPACE:marks:TOPIC               how far streams were taken in, by partition
 * NAMESPACE:number                    the last number given
 * </pre>
 */
public final class RedisKeys {
    /** Nothing that a pattern of SCAN or a hash tag would read otherwise. */
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final String namespace;
    private final byte[] statePrefix;

    /** @param namespace letters, digits, {@code _ . -}, at most 64 */
    public RedisKeys(String namespace) {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot use namespace '" + namespace + "': write 1 to 64 letters, digits, '_', '.' or '-'.");
        }
        this.namespace = namespace;
        this.statePrefix = ascii(namespace + ":{");
    }

    public byte[] state(StateKey state) {
        byte[] entity = state.key().bytes();
        int digits = digits(state.generation());
        byte[] key = new byte[statePrefix.length + entity.length + 2 + digits];
        System.arraycopy(statePrefix, 0, key, 0, statePrefix.length);
        System.arraycopy(entity, 0, key, statePrefix.length, entity.length);
        int at = statePrefix.length + entity.length;
        key[at] = '}';
        key[at + 1] = ':';
        long rest = state.generation();
        for (int i = key.length - 1; i > at + 1; i--) {
            key[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return key;
    }

    /** How many digits a number that is not negative has. */
    private static int digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    public byte[] release(String service, long number) {
        return ascii(namespace + ":release:{" + namespace + ":live:" + service + "}:" + number);
    }

    /** Where the document of a release was before documents shared the slot of the live pointer. */
    public byte[] formerRelease(String service, long number) {
        return ascii(namespace + ":release:" + service + ":" + number);
    }

    public byte[] live(String service) {
        return ascii(namespace + ":live:" + service);
    }

    public byte[] services() {
        return ascii(namespace + ":services");
    }

    public byte[] releases() {
        return ascii(namespace + ":releases");
    }

    public byte[] marks(String topic) {
        return (namespace + ":marks:" + topic).getBytes(StandardCharsets.UTF_8);
    }

    public byte[] number() {
        return ascii(namespace + ":number");
    }

    /** Matches the states of all generations, in the sense of SCAN. */
    public String statesPattern() {
        return namespace + ":{*}:*";
    }

    /** Matches the states of one generation, in the sense of SCAN. */
    public String statesPattern(long generation) {
        return namespace + ":{*}:" + generation;
    }

    /** The generation of a key that {@link #statesPattern()} matches; empty if the key is not of our making. */
    public static OptionalLong generation(byte[] key) {
        int digits = 0;
        long generation = 0;
        long unit = 1;
        for (int i = key.length - 1; i > 0; i--) {
            int digit = key[i] - '0';
            if (key[i] == ':') {
                return digits > 0 && key[i - 1] == '}' ? OptionalLong.of(generation) : OptionalLong.empty();
            }
            if (digit < 0 || digit > 9 || digits == 18) {
                return OptionalLong.empty();
            }
            generation += digit * unit;
            unit *= 10;
            digits++;
        }
        return OptionalLong.empty();
    }

    /** The key as people type it. */
    public static String text(byte[] key) {
        return new String(key, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
