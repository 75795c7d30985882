package dev.tidemark.core.online;

import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one call as one release reads them: which states to fetch, and which row needs which of them. */
final class Questions {
    /** Of a row whose key has a null, or whose input was refused. */
    static final int NO_STATE = -1;

    final List<StateKey> keys = new ArrayList<>();
    final Object[][] requests;
    final TidemarkException[] refused;
    private final int[] slots;
    private final int views;

    Questions(ServedRelease release, List<Lookup> rows) {
        views = release.plan.views().size();
        slots = new int[rows.size() * views];
        requests = new Object[rows.size()][];
        refused = new TidemarkException[rows.size()];
        for (int row = 0; row < requests.length; row++) {
            try {
                Object[] values = release.inputs.keys(rows.get(row));
                requests[row] = release.inputs.request(rows.get(row));
                addKeys(release, values, row * views);
            } catch (TidemarkException e) {
                refused[row] = e;
            }
        }
    }

    int rows() {
        return requests.length;
    }

    /** Where among {@link #keys} the state of a view is, or {@link #NO_STATE}. */
    int slot(int row, int view) {
        return slots[row * views + view];
    }

    private void addKeys(ServedRelease release, Object[] values, int at) {
        KeyColumns columns = release.keyColumns;
        EntityKey[] entityKeys = new EntityKey[columns.entities().size()];
        for (int i = 0; i < entityKeys.length; i++) {
            entityKeys[i] = columns.entities().get(i).of(values);
        }
        for (int view = 0; view < views; view++) {
            EntityKey key = entityKeys[columns.entityOfView()[view]];
            slots[at + view] = key == null ? NO_STATE : keys.size();
            if (key != null) {
                keys.add(new StateKey(key, release.document.views().get(view).generation()));
            }
        }
    }
}
