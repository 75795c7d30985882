package dev.tidemark.tck;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A user that was away: every other time it sees what was stored when it last looked, and writes in good faith. */
final class ZombieStore extends ForwardingStore {
    private final Map<StateKey, byte[]> seen = new HashMap<>();
    private boolean awake;

    ZombieStore(OnlineStore store) {
        super(store);
    }

    @Override
    public byte[][] fetch(List<StateKey> keys) {
        byte[][] now = super.fetch(keys);
        byte[][] told = now.clone();
        for (int i = 0; i < told.length; i++) {
            if (!awake && seen.containsKey(keys.get(i))) {
                told[i] = seen.get(keys.get(i));
            }
            seen.put(keys.get(i), now[i]);
        }
        awake = !awake;
        return told;
    }
}
