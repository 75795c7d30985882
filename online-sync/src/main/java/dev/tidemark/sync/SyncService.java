package dev.tidemark.sync;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.sync.apply.ApplyListener;
import dev.tidemark.sync.apply.Environment;
import dev.tidemark.sync.apply.FeedWatch;
import dev.tidemark.sync.archive.EventArchive;
import dev.tidemark.sync.config.SyncConfig;
import dev.tidemark.sync.deadletter.DeadLetters;
import dev.tidemark.sync.decode.avro.StreamDecoders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running service: takes the streams of every release in, until it is stopped. Any number of them share the work. Thread-safe.
 */
public final class SyncService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncService.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final SyncConfig config;
    private final OnlineStore store;
    private final RedisStreams redis;
    private final StreamMarks marks;
    private final FeedWatch watch;
    private final Workers workers;
    private final Optional<EventArchive> archive;
    private final Thread follower;
    private volatile boolean stopping;

    private SyncService(Path project, OnlineSettings online, SyncConfig config, ApplyListener listener, Clock clock) {
        this.config = config;
        this.store = new RedisProvider().open(project, online);
        try {
            this.redis = RedisProvider.streams(project, online);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        StreamDecoders decoders = new StreamDecoders(config);
        this.marks = new StreamMarks(store);
        this.watch = new FeedWatch(store);
        DeadLetters letters = new DeadLetters(redis, online.namespace());
        this.archive = config.archive()
                .map(settings ->
                        new EventArchive(settings, stream -> watch.feeds().sources(stream), decoders::decoder));
        ApplyListener all = archive.map(own -> own.and(listener)).orElse(listener);
        Environment environment = new Environment(store, marks, letters, decoders, all, config, clock);
        this.workers = new Workers(environment, redis, online.namespace(), watch);
        this.follower = new Thread(this::follow, "follow releases");
    }

    /** Connects, or throws; then works in threads of its own. */
    public static SyncService start(
            Path project, OnlineSettings online, SyncConfig config, ApplyListener listener, Clock clock) {
        SyncService service = new SyncService(project, online, config, listener, clock);
        service.follower.start();
        LOG.info(
                "instance {} works on {}",
                config.instance(),
                service.store.facts().address());
        return service;
    }

    private void follow() {
        while (!stopping) {
            try {
                watch.refresh();
                marks.working(config.instance(), System.currentTimeMillis());
                workers.cover(watch.feeds());
            } catch (RuntimeException e) {
                LOG.warn("releases cannot be looked for: {}", e.getMessage());
            }
            pause(config.refresh());
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finishes what was polled, commits it, and lets others take over. Stopping twice does nothing. */
    public synchronized void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        follower.interrupt();
        await(follower);
        workers.stop(LONGEST_STOP);
        archive.ifPresent(EventArchive::close);
        redis.close();
        store.close();
        LOG.info("instance {} stopped", config.instance());
    }

    /** Returns when it has been stopped. */
    public void join() throws InterruptedException {
        follower.join();
    }

    @Override
    public void close() {
        stop();
    }

    private static void await(Thread thread) {
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
