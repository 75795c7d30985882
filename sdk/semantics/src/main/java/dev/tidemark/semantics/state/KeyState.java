package dev.tidemark.semantics.state;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;

/**
 * What is kept of one key's events for one view: enough to evaluate its features at any instant after the newest event.
 *
 * <p>Events may be added in any order and any batches: what is kept, the bytes it encodes to and every value depend only on
 * the bag of events added. An event too old for every window at the time of the newest one is dropped; nothing could read
 * it. So with {@code r} the view's {@link ViewPlan#reachMicros reach}, a state whose {@link #newestMicros} is {@code t} has
 * the same bytes without the events that became visible before {@code t - r}; except that {@code latest} keeps its newest
 * row for good, to tell an expired value from one never seen. One object serves one key after another by {@link #reset}. Not
 * thread-safe.
 */
public final class KeyState {
    /** {@link #newestMicros} before any event. */
    public static final long NOTHING_SEEN = Long.MIN_VALUE;

    private final StateCodec codec;
    private final Selection[] selections;
    private final Track[] tracks;
    private final NewestRows[] newestRows;
    private final FeatureReader[] readers;
    private final FeatureReader.Choosing[] choosing;
    /** Of each feature; null where none is declared. */
    private final Object[] defaults;

    private final ByteWriter written = new ByteWriter();
    private final ByteWriter writtenTiles = new ByteWriter();
    private final SinglePass[] passes;
    private long newest = NOTHING_SEEN;
    private long lastAsOf = Long.MIN_VALUE;
    private long ambiguousTies;
    /** Whether nothing was added, taken on or asked since the last reset: one look after another need not reset twice. */
    private boolean blank;

    public KeyState(ViewPlan view) {
        StateBuilder parts = new StateBuilder(view);
        this.codec = new StateCodec(view);
        this.selections = parts.selections.toArray(new Selection[0]);
        this.tracks = parts.tracks.toArray(new Track[0]);
        this.newestRows = parts.newest.toArray(new NewestRows[0]);
        this.readers = parts.readers.toArray(new FeatureReader[0]);
        this.choosing = parts.choosing.toArray(new FeatureReader.Choosing[0]);
        this.defaults = new Object[readers.length];
        for (int i = 0; i < readers.length; i++) {
            defaults[i] = view.features().get(i).defaultValue();
        }
        this.passes = new SinglePass[tracks.length];
        for (int i = 0; i < tracks.length; i++) {
            passes[i] = SinglePass.of(tracks[i]);
        }
    }

    /** Forgets every event. */
    public void reset() {
        newest = NOTHING_SEEN;
        lastAsOf = Long.MIN_VALUE;
        for (Track track : tracks) {
            track.reset();
        }
        for (NewestRows rows : newestRows) {
            rows.rows.clear();
        }
        blank = true;
    }

    /**
     * Adds the events {@code [from, to)} of a batch; those that do not exist change nothing.
     *
     * @param batch with the view's columns, in their order
     */
    public void add(EventBatch batch, int from, int to) {
        add(batch, from, to, Long.MIN_VALUE);
    }

    /**
     * Adds events, given that no evaluation before {@code notBefore} will be asked for: what no later one can see is not
     * kept. It is for walks that know their next question; the bytes of a state so fed depend on it.
     */
    public void add(EventBatch batch, int from, int to, long notBefore) {
        blank = false;
        for (Selection selection : selections) {
            selection.select(batch, from, to);
        }
        Selection existing = selections[0];
        if (existing.size == 0) {
            return;
        }
        for (int i = 0; i < existing.size; i++) {
            int row = existing.rows[i];
            newest = Math.max(newest, Math.max(batch.eventTimes[row], batch.knownTimes[row]));
        }
        long horizon = Math.max(notBefore, newest + 1);
        for (NewestRows rows : newestRows) {
            rows.add(batch);
            rows.prune(horizon);
        }
        for (Track track : tracks) {
            track.add(batch, existing, from, to, track.firstReachable(horizon));
        }
    }

    /**
     * When the newest event added became visible, microseconds: the greater of its event and known time. Features can be
     * evaluated at later instants only; {@link #NOTHING_SEEN} before any event.
     */
    public long newestMicros() {
        return newest;
    }

    /**
     * The features at an instant: those of all events added, each of which must be visible then. Cheap when asked again as
     * time advances; an earlier instant than the last one starts anew.
     *
     * @param asOf the instant of evaluation, microseconds, after {@link #newestMicros}
     * @throws TidemarkException {@code OVERFLOW} if a sum does not fit its type; it names the feature
     */
    public void evaluate(long asOf, FeatureValues out) {
        requireAfter(newest, asOf);
        blank = false;
        for (Track track : tracks) {
            if (asOf < lastAsOf) {
                track.resetWindows();
            }
            track.advance(asOf);
        }
        lastAsOf = asOf;
        read(asOf, out);
    }

    private static void requireAfter(long newest, long asOf) {
        if (asOf <= newest) {
            throw new IllegalArgumentException("evaluated at " + asOf + ", not after its newest event at " + newest);
        }
    }

    /** Once every window is where the instant wants it. */
    private void read(long asOf, FeatureValues out) {
        for (int i = 0; i < readers.length; i++) {
            readers[i].read(asOf, out, i);
            if (defaults[i] != null && out.isNull(i)) {
                out.setDefault(i, defaults[i]);
            }
        }
        for (FeatureReader.Choosing reader : choosing) {
            ambiguousTies += reader.isTied() ? 1 : 0;
        }
    }

    /** How often an evaluated value was chosen over another that is equal in all but the value, over all keys served. */
    public long ambiguousTies() {
        return ambiguousTies;
    }

    /** How often an event came too late for every window of one resolution, over all keys served. */
    public long tooLate() {
        long sum = 0;
        for (Track track : tracks) {
            sum += track.tooLate();
        }
        return sum;
    }

    /** Its binary form: equal bags of events, however added, encode to equal bytes. */
    public byte[] encode() {
        written.clear();
        codec.writeHeader(newest, written);
        for (NewestRows rows : newestRows) {
            rows.rows.write(written);
        }
        for (Track track : tracks) {
            track.write(written, writtenTiles);
        }
        return codec.seal(written);
    }

    /**
     * Takes on the state that {@link #encode} wrote, in place of its own.
     *
     * @throws TidemarkException {@code NEWER_STATE} if a newer release wrote it, {@code CORRUPT_STATE} if it is damaged or
     *     was written for a view that keeps other things; the state is then empty
     */
    public void decode(byte[] bytes) {
        decode(bytes, 0);
    }

    /** The same for a state that begins at an index of the bytes and ends where they do. */
    public void decode(byte[] bytes, int from) {
        reset();
        blank = false;
        try {
            ByteReader in = codec.open(bytes, from);
            newest = in.readSigned();
            for (NewestRows rows : newestRows) {
                rows.rows.read(in);
            }
            boolean wholes = StateCodec.tellsWholes(bytes, from);
            for (Track track : tracks) {
                track.read(in, wholes);
            }
            in.expectEnd();
        } catch (ByteReader.MalformedException e) {
            reset();
            throw codec.corrupt(e.getMessage());
        }
    }

    /**
     * The features of a state that {@link #encode} wrote, without taking it on: what {@link #decode} and then {@link #evaluate} give,
     * in one pass over its bytes where the features allow it. For one look, as serving takes; this state is empty afterwards.
     *
     * @param from where in the bytes the state begins; it ends where they do
     * @param asOf the instant of evaluation, microseconds; where the newest event is not before it, just after that event
     * @return when the newest event became visible, as {@link #newestMicros} says
     * @throws TidemarkException those of {@code decode} and {@code evaluate}
     */
    public long evaluateOnce(byte[] bytes, int from, long asOf, FeatureValues out) {
        if (!blank) {
            reset();
        }
        blank = false;
        try {
            ByteReader in = codec.open(bytes, from);
            long seen = in.readSigned();
            long at = Math.max(asOf, seen + 1);
            requireAfter(seen, at);
            for (NewestRows rows : newestRows) {
                rows.rows.read(in);
            }
            boolean wholes = StateCodec.tellsWholes(bytes, from);
            for (int i = 0; i < tracks.length; i++) {
                if (passes[i] != null) {
                    passes[i].read(in, at, wholes);
                } else {
                    tracks[i].read(in, wholes);
                    tracks[i].advance(at);
                }
            }
            in.expectEnd();
            read(at, out);
            return seen;
        } catch (ByteReader.MalformedException e) {
            throw codec.corrupt(e.getMessage());
        } finally {
            reset();
        }
    }
}
