package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.StateSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** Takes states and can be killed: what was not flushed by then is lost. A state that comes again must be the same. */
final class ForgetfulStore {
    private final List<Map<List<Object>, byte[]>> safe = new ArrayList<>();
    private final List<List<Runnable>> unflushed = new ArrayList<>();
    private final AtomicLong untilKilled = new AtomicLong(Long.MAX_VALUE);
    private long sinksUsed;

    ForgetfulStore(int views) {
        for (int i = 0; i < views; i++) {
            safe.add(new HashMap<>());
        }
    }

    void killAfter(int states) {
        untilKilled.set(states);
    }

    /** Also lets states in again. */
    synchronized void forgetWhatIsNotFlushed() {
        unflushed.forEach(List::clear);
        untilKilled.set(Long.MAX_VALUE);
    }

    synchronized List<Map<List<Object>, byte[]>> safe() {
        return safe;
    }

    synchronized long sinksUsed() {
        return sinksUsed;
    }

    StateSink sink() {
        return sink((view, key) -> {});
    }

    /** @param heard of each state taken */
    synchronized StateSink sink(BiConsumer<Integer, List<Object>> heard) {
        List<Runnable> mine = new ArrayList<>();
        unflushed.add(mine);
        return new StateSink() {
            private boolean used;

            @Override
            public void accept(int view, List<Object> key, byte[] state, long newestMicros) {
                if (untilKilled.decrementAndGet() < 0) {
                    throw new IllegalStateException("killed");
                }
                heard.accept(view, key);
                synchronized (ForgetfulStore.this) {
                    sinksUsed += used ? 0 : 1;
                    used = true;
                    mine.add(() -> keep(view, key, state));
                }
            }

            @Override
            public void flush() {
                if (untilKilled.get() < 0) {
                    throw new IllegalStateException("killed");
                }
                synchronized (ForgetfulStore.this) {
                    mine.forEach(Runnable::run);
                    mine.clear();
                }
            }
        };
    }

    private void keep(int view, List<Object> key, byte[] state) {
        byte[] before = safe.get(view).put(key, state);
        if (before != null && !java.util.Arrays.equals(before, state)) {
            throw new AssertionError("the state of " + key + " came again with other bytes");
        }
    }
}
