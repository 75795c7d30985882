package dev.tidemark.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that read one state again and again; closing fails if one of them was not given what is stored. */
final class Readers implements AutoCloseable {
    private static final int THREADS = 4;

    private final OnlineStore store;
    private final StateKey key;
    private final String expected;
    private final List<Thread> threads = new ArrayList<>();
    private final List<AtomicLong> reads = new ArrayList<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile boolean done;

    private Readers(OnlineStore store, StateKey key, String expected) {
        this.store = store;
        this.key = key;
        this.expected = expected;
    }

    /** Starts them; they have read once when this returns. */
    static Readers of(OnlineStore store, StateKey key, String expected) {
        Readers readers = new Readers(store, key, expected);
        for (int i = 0; i < THREADS; i++) {
            AtomicLong count = new AtomicLong();
            readers.reads.add(count);
            readers.threads.add(new Thread(() -> readers.read(count)));
        }
        readers.threads.forEach(Thread::start);
        readers.awaitOneMoreOfEach();
        return readers;
    }

    private void read(AtomicLong count) {
        while (!done) {
            try {
                String found = States.stored(store, key);
                if (!expected.equals(found)) {
                    wrong.add("read '" + found + "'");
                }
            } catch (RuntimeException e) {
                wrong.add(String.valueOf(e));
            }
            count.incrementAndGet();
        }
    }

    /** Returns when each has begun and ended another read. */
    void awaitOneMoreOfEach() {
        for (AtomicLong count : reads) {
            long before = count.get();
            TestingRedis.eventually(() -> count.get() >= before + 2);
        }
    }

    @Override
    public void close() {
        done = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(wrong).isEmpty();
    }
}
