package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.ValueHash;
import java.util.Arrays;
import java.util.Comparator;

/**
 * How often each value occurs: a hash table of ranks, or of texts. A value whose count falls to zero is gone. Not
 * thread-safe.
 */
final class Counts {
    private static final int SMALL = 16;

    private final boolean ofText;
    private long[] keys = new long[SMALL];
    private byte[][] texts;
    private long[] counts = new long[SMALL];
    private boolean[] used = new boolean[SMALL];
    private int usedSlots;
    private int size;

    Counts(boolean ofText) {
        this.ofText = ofText;
        this.texts = ofText ? new byte[SMALL][] : null;
    }

    void clear() {
        if (usedSlots == 0) {
            return;
        }
        if (keys.length > 1024) {
            allocate(SMALL);
        } else {
            Arrays.fill(used, false);
            Arrays.fill(counts, 0);
            if (ofText) {
                Arrays.fill(texts, null);
            }
        }
        usedSlots = 0;
        size = 0;
    }

    /** How many values have a count. */
    int size() {
        return size;
    }

    void add(long rank, long delta) {
        add(rank, null, 0, 0, delta);
    }

    void add(byte[] utf8, int from, int to, long delta) {
        add(ValueHash.of(utf8, from, to - from), utf8, from, to, delta);
    }

    void add(Counts other, int sign) {
        for (int i = 0; i < other.keys.length; i++) {
            if (other.counts[i] != 0) {
                byte[] text = ofText ? other.texts[i] : null;
                add(other.keys[i], text, 0, ofText ? text.length : 0, sign * other.counts[i]);
            }
        }
    }

    private void add(long key, byte[] utf8, int from, int to, long delta) {
        int at = find(key, utf8, from, to);
        if (!used[at]) {
            if ((usedSlots + 1) * 3 > keys.length * 2) {
                rehash();
                at = find(key, utf8, from, to);
            }
            used[at] = true;
            usedSlots++;
            keys[at] = key;
            if (ofText) {
                texts[at] = Arrays.copyOfRange(utf8, from, to);
            }
        }
        size += (counts[at] == 0 ? 1 : 0) - (counts[at] + delta == 0 ? 1 : 0);
        counts[at] += delta;
    }

    private int find(long key, byte[] utf8, int from, int to) {
        int mask = keys.length - 1;
        int at = (int) ValueHash.of(key) & mask;
        while (used[at] && !(keys[at] == key && sameText(at, utf8, from, to))) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private boolean sameText(int at, byte[] utf8, int from, int to) {
        return !ofText || Arrays.equals(texts[at], 0, texts[at].length, utf8, from, to);
    }

    private void rehash() {
        long[] oldKeys = keys;
        byte[][] oldTexts = texts;
        long[] oldCounts = counts;
        int room = SMALL;
        while (room < (size + 1) * 3) {
            room *= 2;
        }
        allocate(room);
        usedSlots = 0;
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                byte[] text = ofText ? oldTexts[i] : null;
                add(oldKeys[i], text, 0, ofText ? text.length : 0, oldCounts[i]);
            }
        }
    }

    private void allocate(int room) {
        keys = new long[room];
        counts = new long[room];
        used = new boolean[room];
        texts = ofText ? new byte[room][] : null;
    }

    long count(int entry) {
        return counts[entry];
    }

    long key(int entry) {
        return keys[entry];
    }

    byte[] text(int entry) {
        return ofText ? texts[entry] : null;
    }

    /** The entries that have a count, in ascending order of their values. */
    Integer[] ascending() {
        Integer[] entries = new Integer[size];
        int n = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                entries[n++] = i;
            }
        }
        Arrays.sort(
                entries,
                ofText
                        ? (a, b) -> Arrays.compareUnsigned(texts[a], texts[b])
                        : Comparator.comparingLong(entry -> keys[entry]));
        return entries;
    }

    void write(ByteWriter out) {
        out.writeUnsigned(size);
        for (int entry : ascending()) {
            if (ofText) {
                out.writeBytes(texts[entry]);
            } else {
                out.writeSigned(keys[entry]);
            }
            out.writeUnsigned(counts[entry]);
        }
    }

    void read(ByteReader in) {
        int n = in.readCount();
        for (int i = 0; i < n; i++) {
            if (ofText) {
                byte[] text = in.readBytes();
                add(text, 0, text.length, in.readUnsigned());
            } else {
                long key = in.readSigned();
                add(key, in.readUnsigned());
            }
        }
    }
}
