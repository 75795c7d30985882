package dev.tidemark.sync.archive;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.config.ArchiveSettings;
import dev.tidemark.sync.decode.RecordDecoder;
import dev.tidemark.sync.decode.Slot;
import dev.tidemark.sync.source.Fetched;
import dev.tidemark.sync.source.StreamRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives what streams bring. A thread of its own makes it readable, every so often and when there is much of it; who takes
 * events in waits for it only when it cannot keep up. Thread-safe.
 */
public final class EventArchive implements ApplyListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventArchive.class);
    private static final int MOST_PENDING = 5;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final ArchiveSettings settings;
    private final Function<String, List<SourcePlan>> sources;
    private final BiFunction<String, List<Slot>, RecordDecoder> decoders;
    private final Map<String, SourceArchive> archives = new HashMap<>();
    private final Map<String, List<Pending>> pending = new TreeMap<>();
    private final Object rolling = new Object();
    private final Thread thread = new Thread(this::run, "archive");
    private long rows;
    private String failure;
    private boolean closed;

    /**
     * An archive that works until it is closed.
     *
     * @param sources that are bound to a stream, by its name
     * @param decoders of a stream's records, by its name and what is read
     */
    public EventArchive(
            ArchiveSettings settings,
            Function<String, List<SourcePlan>> sources,
            BiFunction<String, List<Slot>, RecordDecoder> decoders) {
        this.settings = settings;
        this.sources = sources;
        this.decoders = decoders;
        thread.setDaemon(true);
        thread.start();
    }

    /** @throws TidemarkException {@code OUTPUT_REFUSED} if the archive has stood still for long; then it has nothing of these */
    @Override
    public void taken(String stream, Fetched fetched, Set<Integer> dead) {
        add(stream, new Pending(fetched.partition(), fetched.session(), fetched.records(), dead, false));
    }

    private synchronized void add(String stream, Pending more) {
        if (more.records().isEmpty()) {
            return;
        }
        long most = (long) MOST_PENDING * settings.rollRows();
        long deadline = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
        while (rows >= most) {
            if (closed || System.nanoTime() - deadline >= 0) {
                throw new TidemarkException(
                        ErrorCode.OUTPUT_REFUSED,
                        "Cannot archive stream '" + stream + "': " + rows + " events wait to be written to '"
                                + settings.folder() + "'" + (failure == null ? "" : " (" + failure + ")")
                                + "; see whether its disk is full or slow.");
            }
            await(LONGEST_WAIT_MILLIS);
        }
        pending.computeIfAbsent(stream, name -> new ArrayList<>()).add(more);
        rows += more.records().size();
        if (rows >= settings.rollRows()) {
            notifyAll();
        }
    }

    @Override
    public synchronized long kept(String partition, long session, long position) {
        for (List<Pending> some : pending.values()) {
            for (Pending one : some) {
                if (one.partition().equals(partition) && one.session() == session && !one.single()) {
                    return one.records().get(0).offset();
                }
            }
        }
        return position;
    }

    @Override
    public void replayed(String stream, List<StreamRecord> records) {
        for (StreamRecord record : records) {
            add(stream, new Pending(record.partition(), 0, List.of(record), Set.of(), true));
        }
        roll();
    }

    @Override
    public void ending(String stream) {
        roll();
    }

    private void run() {
        long next = System.nanoTime() + settings.rollInterval().toNanos();
        while (awaitRoll(next)) {
            next = System.nanoTime() + settings.rollInterval().toNanos();
            try {
                roll();
                failed(null);
            } catch (RuntimeException e) {
                LOG.error("archive '{}' stands still: {}", settings.folder(), e.getMessage(), e);
                failed(e.getMessage());
            }
        }
    }

    /** Whether to go on. After a failure, not before its time. */
    private synchronized boolean awaitRoll(long next) {
        long left = next - System.nanoTime();
        while (!closed && left > 0 && (rows < settings.rollRows() || failure != null)) {
            await(Math.max(1, left / 1_000_000));
            left = next - System.nanoTime();
        }
        return !closed;
    }

    private synchronized void failed(String message) {
        failure = message;
    }

    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Makes readable what waits. */
    private void roll() {
        synchronized (rolling) {
            Map<String, List<Pending>> now = new TreeMap<>();
            synchronized (this) {
                pending.forEach((stream, some) -> now.put(stream, List.copyOf(some)));
            }
            now.forEach((stream, some) -> {
                archive(stream, some);
                done(stream, some);
            });
        }
    }

    private void archive(String stream, List<Pending> some) {
        for (SourcePlan source : sources.apply(stream)) {
            EventRows events = new EventRows(source, slots -> decoders.apply(stream, slots));
            some.forEach(one -> events.add(one.records(), one.dead(), one.single()));
            SourceArchive archive = archives.computeIfAbsent(source.name(), name -> new SourceArchive(name, settings));
            try {
                archive.append(events.rows());
            } catch (IOException e) {
                throw new TidemarkException(
                        ErrorCode.OUTPUT_REFUSED,
                        "Cannot archive source '" + source.name() + "' in '" + settings.of(source.name()) + "': "
                                + e.getMessage() + "; see whether the disk is full and the folder may be written.",
                        e);
            }
        }
    }

    private synchronized void done(String stream, List<Pending> some) {
        List<Pending> left = pending.get(stream);
        left.subList(0, some.size()).clear();
        some.forEach(one -> rows -= one.records().size());
        notifyAll();
    }

    /** Makes readable what waits, and ends. What cannot be written is not committed either, so it comes again. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
        }
        try {
            roll();
        } catch (RuntimeException e) {
            LOG.error("archive '{}' ends without its last events: {}", settings.folder(), e.getMessage(), e);
        }
    }
}
