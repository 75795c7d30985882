package dev.tidemark.core.online;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.state.ByteReader;
import dev.tidemark.semantics.state.ByteWriter;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * What a store keeps for one key of one view: a head, then the bytes of a {@code KeyState}. Immutable.
 *
 * <p>The head is a mark, the version of the form, the length of the fences, the CRC-32C of the state, the {@link Fences},
 * and the CRC-32C of all these. It tells any two states of a key apart, so a writer that finds the head it has read finds
 * the whole value it has read. Equal fences and equal states have equal bytes.
 */
public final class StoredState {
    private static final int MARK = 0x7C;
    private static final int FORM = 1;
    private static final int CHECKSUM_BYTES = 4;

    /** Mark, form, an empty length, both checksums, and no fence. */
    private static final int SHORTEST_HEAD = 3 + 2 * CHECKSUM_BYTES + 1;

    private static final long GRACE_MICROS = TimeUnit.DAYS.toMicros(1);
    private static final int MICROS_PER_MILLI = 1_000;

    private final Fences fences;
    private final byte[] bytes;
    private final int headLength;

    private StoredState(Fences fences, byte[] bytes, int headLength) {
        this.fences = fences;
        this.bytes = bytes;
        this.headLength = headLength;
    }

    /**
     * A state to store.
     *
     * @param state as {@code KeyState.encode} wrote it
     */
    public static StoredState of(Fences fences, byte[] state) {
        ByteWriter fenceBytes = new ByteWriter();
        fences.write(fenceBytes);
        byte[] written = fenceBytes.toBytes();
        ByteWriter out = new ByteWriter();
        out.writeByte(MARK);
        out.writeByte(FORM);
        out.writeUnsigned(written.length);
        out.writeFixedInt(checksum(state, 0, state.length));
        out.writeRaw(written, 0, written.length);
        out.writeFixedInt(checksum(out.written(), 0, out.size()));
        int headLength = out.size();
        out.writeRaw(state, 0, state.length);
        return new StoredState(fences, out.toBytes(), headLength);
    }

    /** A state that a load brings, before any stream touches it. */
    public static StoredState loaded(byte[] state) {
        return of(Fences.NONE, state);
    }

    /**
     * Reads what a store gave.
     *
     * @throws TidemarkException {@code FOREIGN_VALUE} if it does not begin like one of ours, {@code NEWER_STATE} if a newer
     *     release wrote it, {@code CORRUPT_STATE} if it is damaged
     */
    public static StoredState read(byte[] stored) {
        Head head = head(stored);
        if (head.stateChecksum != checksum(stored, head.stateFrom, stored.length)) {
            throw corrupt("the checksum of its state does not match");
        }
        try {
            ByteReader fences = new ByteReader(stored, head.fencesFrom, head.stateFrom - CHECKSUM_BYTES);
            Fences read = Fences.read(fences);
            fences.expectEnd();
            return new StoredState(read, stored, head.stateFrom);
        } catch (ByteReader.MalformedException e) {
            throw corrupt(e.getMessage());
        }
    }

    /**
     * Where the bytes of the {@code KeyState} begin in what a store gave; they end where it does. For whoever only looks at the state:
     * its own checksum tells whether it is sound.
     *
     * @throws TidemarkException as {@link #read} does, for what is before the state
     */
    public static int stateFrom(byte[] stored) {
        return head(stored).stateFrom;
    }

    private record Head(int fencesFrom, int stateFrom, int stateChecksum) {}

    private static Head head(byte[] stored) {
        ByteReader in = open(stored);
        try {
            int fenceBytes = in.readCount();
            int stateChecksum = in.readFixedInt();
            int fencesFrom = in.position();
            int fencesTo = fencesFrom + fenceBytes;
            int stateFrom = fencesTo + CHECKSUM_BYTES;
            if (stateFrom > stored.length) {
                throw new ByteReader.MalformedException("it ends too early");
            }
            if (new ByteReader(stored, fencesTo, stateFrom).readFixedInt() != checksum(stored, 0, fencesTo)) {
                throw new ByteReader.MalformedException("the checksum of its head does not match");
            }
            return new Head(fencesFrom, stateFrom, stateChecksum);
        } catch (ByteReader.MalformedException e) {
            throw corrupt(e.getMessage());
        }
    }

    private static ByteReader open(byte[] stored) {
        if (stored.length == 0 || (stored[0] & 0xFF) != MARK) {
            throw new TidemarkException(
                    ErrorCode.FOREIGN_VALUE,
                    "Cannot read a stored state: the value does not begin like one, another program wrote it; give"
                            + " Tidemark a namespace of its own.");
        }
        if (stored.length < SHORTEST_HEAD) {
            throw corrupt("it ends too early");
        }
        if ((stored[1] & 0xFF) > FORM) {
            throw new TidemarkException(
                    ErrorCode.NEWER_STATE,
                    "Cannot read a stored state: it has form " + (stored[1] & 0xFF) + ", this release knows up to "
                            + FORM + "; update Tidemark here.");
        }
        return new ByteReader(stored, 2, stored.length);
    }

    private static TidemarkException corrupt(String reason) {
        return new TidemarkException(
                ErrorCode.CORRUPT_STATE, "Cannot read a stored state: " + reason + "; load it again from the source.");
    }

    private static int checksum(byte[] bytes, int from, int to) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, to - from);
        return (int) checksum.getValue();
    }

    public Fences fences() {
        return fences;
    }

    /** What begins the bytes and no other state's of this key. */
    public byte[] head() {
        return Arrays.copyOf(bytes, headLength);
    }

    /** The whole value. The caller must not change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the bytes of the {@code KeyState} begin; they end where {@link #bytes} does. */
    public int stateFrom() {
        return headLength;
    }

    /**
     * When a store may forget the state of a key, milliseconds since the epoch: a day after the last instant at which some
     * feature can read any of it; {@link Swap#NEVER} if a feature reads without end.
     *
     * @param newestMicros when its newest event became visible
     */
    public static long expireAtMillis(ViewPlan view, long newestMicros) {
        return expireAtMillis(view, newestMicros, 0);
    }

    /**
     * The same where events are read that far behind the clock that a store counts by.
     *
     * @param lagMillis 0 or more; {@link Swap#NEVER} keeps the state
     */
    public static long expireAtMillis(ViewPlan view, long newestMicros, long lagMillis) {
        long reach = view.reachMicros();
        if (reach > Long.MAX_VALUE - GRACE_MICROS || newestMicros > Long.MAX_VALUE - GRACE_MICROS - reach) {
            return Swap.NEVER;
        }
        long millis = Math.floorDiv(newestMicros + reach + GRACE_MICROS, MICROS_PER_MILLI) + 1;
        return millis > Swap.NEVER - lagMillis ? Swap.NEVER : millis + lagMillis;
    }
}
