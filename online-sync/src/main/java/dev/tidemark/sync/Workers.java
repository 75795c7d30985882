package dev.tidemark.sync;

import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.sync.apply.Environment;
import dev.tidemark.sync.apply.FeedWatch;
import dev.tidemark.sync.apply.Feeds;
import dev.tidemark.sync.apply.ReplayWorker;
import dev.tidemark.sync.apply.StreamWorker;
import dev.tidemark.sync.deadletter.DeadLetters;
import dev.tidemark.sync.source.EntryForm;
import dev.tidemark.sync.source.KafkaSource;
import dev.tidemark.sync.source.RedisSource;
import dev.tidemark.sync.source.StreamSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workers of all streams that are followed; a stream has one for its records and one for its replays. */
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int MOST_THREADS = 4;

    private final Environment environment;
    private final RedisStreams redis;
    private final String namespace;
    private final FeedWatch watch;
    private final Map<String, Working> byStream = new HashMap<>();

    private record Working(StreamWorker worker, ReplayWorker replays, Thread thread, Thread replayThread) {}

    Workers(Environment environment, RedisStreams redis, String namespace, FeedWatch watch) {
        this.environment = environment;
        this.redis = redis;
        this.namespace = namespace;
        this.watch = watch;
    }

    /** Starts on streams that are new; one that cannot be started on is tried again at the next call. */
    synchronized void cover(Feeds feeds) {
        for (String stream : feeds.byStream().keySet()) {
            if (!byStream.containsKey(stream)) {
                LOG.info(
                        "stream {} is followed by {} views",
                        stream,
                        feeds.of(stream).size());
                try {
                    byStream.put(stream, start(stream));
                } catch (TidemarkException e) {
                    LOG.error("stream {} is not taken in: {}", stream, e.getMessage());
                }
            }
        }
    }

    private Working start(String stream) {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        StreamWorker worker = new StreamWorker(environment, source(stream), watch, threads);
        String replayKey = DeadLetters.replayStream(namespace, stream);
        StreamSource replaySource = redis("replay:" + stream, replayKey, 1, EntryForm.LETTER);
        ReplayWorker replays = new ReplayWorker(environment, replaySource, stream, watch);
        Working working =
                new Working(worker, replays, new Thread(worker, stream), new Thread(replays, "replay " + stream));
        working.thread().start();
        working.replayThread().start();
        return working;
    }

    private StreamSource source(String stream) {
        String name = stream.substring(stream.indexOf(':') + 1);
        if (stream.startsWith("kafka:")) {
            return new KafkaSource(name, environment.config());
        }
        if (stream.startsWith("redis:")) {
            return redis(stream, name, environment.config().shards(), EntryForm.EVENT);
        }
        return redis(stream, namespace + ":push:" + name, environment.config().shards(), EntryForm.EVENT);
    }

    private RedisSource redis(String stream, String key, int shards, EntryForm form) {
        return new RedisSource(
                stream,
                key,
                shards,
                form,
                redis,
                environment.marks(),
                namespace,
                environment.config(),
                () -> watch.feeds().neededFrom());
    }

    /** Tells all to end and waits for them. */
    synchronized void stop(Duration most) {
        byStream.values().forEach(working -> {
            working.worker().stop();
            working.replays().stop();
        });
        for (Working working : byStream.values()) {
            await(working.thread(), most);
            await(working.replayThread(), most);
        }
        byStream.clear();
    }

    private static void await(Thread thread, Duration most) {
        try {
            thread.join(most.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
