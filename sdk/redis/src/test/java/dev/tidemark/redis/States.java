package dev.tidemark.redis;

import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keys and values for tests. */
final class States {
    private static final List<InputColumn> CARD = List.of(new InputColumn("card_id", ValueType.STRING));

    private States() {}

    static StateKey key(String card, long generation) {
        return new StateKey(EntityKey.of("card", CARD, List.of(card)), generation);
    }

    /** Keys of many entities in one generation. */
    static List<StateKey> keys(int count, long generation) {
        List<StateKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(key("c" + i, generation));
        }
        return keys;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is stored, as text; null if nothing is. */
    static String stored(OnlineStore store, StateKey key) {
        byte[] value = store.fetch(List.of(key))[0];
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    static boolean swap(OnlineStore store, StateKey key, String expectedHead, String value) {
        return swap(store, key, expectedHead, value, Swap.NEVER);
    }

    static boolean swap(OnlineStore store, StateKey key, String expectedHead, String value, long expireAtMillis) {
        return store.swap(List.of(new Swap(key, bytes(expectedHead), bytes(value), expireAtMillis)))[0];
    }
}
