package dev.tidemark.sync.apply;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.sync.decode.DecodedRecords;
import dev.tidemark.sync.decode.RecordDecoder;
import dev.tidemark.sync.decode.Slot;
import dev.tidemark.sync.decode.ViewEvents;
import dev.tidemark.sync.source.Fetched;
import dev.tidemark.sync.source.StreamRecord;
import dev.tidemark.sync.source.StreamSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the dead letters of a stream that were sent through again, one by one, each as the record it was: what was taken in
 * of it before is not taken in again. What is refused again is a dead letter again.
 */
public final class ReplayWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayWorker.class);
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Environment environment;
    private final StreamSource replays;
    private final String stream;
    private final FeedWatch watch;
    private final Backoff backoff = new Backoff();
    private volatile boolean stopped;

    /** @param stream whose letters these are */
    public ReplayWorker(Environment environment, StreamSource replays, String stream, FeedWatch watch) {
        this.environment = environment;
        this.replays = replays;
        this.stream = stream;
        this.watch = watch;
    }

    public void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                step();
            }
        } finally {
            replays.close();
        }
    }

    private void step() {
        try {
            for (Fetched fetched : replays.poll(WAIT)) {
                take(fetched);
            }
            backoff.reset();
        } catch (RuntimeException e) {
            LOG.warn("replays of {} stand still: {}", stream, e.getMessage());
            backoff.pause();
        }
    }

    private void take(Fetched fetched) {
        while (!stopped && replays.owns(fetched.partition(), fetched.session())) {
            try {
                List<StreamRecord> stored = new ArrayList<>();
                for (StreamRecord record : fetched.records()) {
                    if (take(record, fetched.partition() + ":" + fetched.next())) {
                        stored.add(record);
                    }
                }
                environment.listener().replayed(stream, stored);
                environment.marks().taken(replays.name(), Map.of(fetched.partition(), fetched.next()));
                replays.commit(Map.of(fetched.partition(), fetched.next()));
                return;
            } catch (TidemarkException e) {
                LOG.warn("replays of {} stand still: {}", stream, e.getMessage());
                backoff.pause();
                keepAlive();
            }
        }
    }

    /** What cannot be kept alive now is tried again: the letter that was polled is not. */
    private void keepAlive() {
        try {
            replays.keepAlive();
        } catch (TidemarkException e) {
            LOG.debug("replays of {} cannot be kept", stream, e);
        }
    }

    /** Whether every view takes it. */
    private boolean take(StreamRecord record, String delivery) {
        List<FedView> views = watch.feeds().of(stream);
        List<Slot> slots = Slot.of(views.stream().map(FedView::view).toList());
        RecordDecoder decoder = environment.decoder(stream, slots);
        DecodedRecords decoded = decoder.decode(List.of(record));
        long latest = environment.latestMicros();
        String reason = null;
        for (FedView view : views) {
            ViewFeeder feeder = new ViewFeeder(environment.store(), view, slots, record.offset());
            feeder.feed(record.partition(), decoded, record.offset() + 1, latest);
            reason = reason == null ? reason(feeder.events(), view.view(), latest) : reason;
        }
        if (reason != null) {
            environment.deadLetters().add(stream, delivery, record, reason);
        }
        return reason == null;
    }

    private static String reason(ViewEvents events, ViewPlan view, long latest) {
        if (!events.refused().isEmpty()) {
            return events.refused().get(0).reason();
        }
        return events.ahead().isEmpty()
                ? null
                : Reasons.ahead(view, events.ahead().get(0).visibleMicros(), latest);
    }
}
