package dev.tidemark.tck;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.Swap;
import java.util.List;
import java.util.function.Supplier;

/** A user that dies at one of its writes: before it is done, or after, so that nobody hears of it. */
final class CrashingStore extends ForwardingStore {
    /** The process is gone. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final boolean afterwards;
    private int left;

    /** @param writes how many go well */
    CrashingStore(OnlineStore store, int writes, boolean afterwards) {
        super(store);
        this.left = writes;
        this.afterwards = afterwards;
    }

    private <T> T write(Supplier<T> work) {
        if (left < 0 || (left == 0 && !afterwards)) {
            throw new Crash();
        }
        T done = work.get();
        if (left-- == 0) {
            throw new Crash();
        }
        return done;
    }

    @Override
    public boolean[] swap(List<Swap> swaps) {
        return write(() -> super.swap(swaps));
    }

    @Override
    public long nextNumber() {
        return write(super::nextNumber);
    }

    @Override
    public void putRelease(String service, long release, byte[] document) {
        write(() -> {
            super.putRelease(service, release, document);
            return null;
        });
    }

    @Override
    public boolean flip(String service, long expected, long release) {
        return write(() -> super.flip(service, expected, release));
    }

    @Override
    public boolean flipLoaded(String service, long expected, long release, String incarnation) {
        return write(() -> super.flipLoaded(service, expected, release, incarnation));
    }

    @Override
    public BulkLoad bulkLoad() {
        BulkLoad load = super.bulkLoad();
        return new BulkLoad() {
            @Override
            public void put(StateKey key, byte[] value, long expireAtMillis) {
                write(() -> {
                    load.put(key, value, expireAtMillis);
                    return null;
                });
            }

            @Override
            public void flush() {
                write(() -> {
                    load.flush();
                    return null;
                });
            }

            @Override
            public void close() {
                load.close();
            }
        };
    }
}
