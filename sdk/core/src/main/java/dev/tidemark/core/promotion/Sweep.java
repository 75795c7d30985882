package dev.tidemark.core.promotion;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.registry.Promotion;
import dev.tidemark.core.registry.Registry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes the releases of a service that nobody will read any more, with their states. A release's document goes last, so that a
 * sweep that was stopped is finished by the next.
 */
final class Sweep {
    /** How many promotions back a sweep looks: each is followed by one, so older releases are gone. */
    private static final int LOOKED_AT = 50;

    private final OnlineStore store;
    private final Registry registry;
    private final ProgressMeter progress;
    private final Cancellation cancellation;

    Sweep(OnlineStore store, Registry registry, ProgressMeter progress, Cancellation cancellation) {
        this.store = store;
        this.registry = registry;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Deletes what neither the live release of the service needs, nor the one before it, nor an unfinished promotion.
     *
     * @return how many states were deleted
     */
    long run(String service) {
        Live live = Live.of(store, service);
        Set<Long> kept = new HashSet<>();
        if (live.release() != 0) {
            kept.add(live.release());
            kept.add(live.previous(registry));
        }
        List<Promotion> history = registry.promotions().history(service);
        history.stream()
                .filter(promotion -> !promotion.state().isFinished())
                .forEach(promotion -> kept.add(promotion.what().release()));
        Set<Long> needed = new HashSet<>();
        kept.forEach(release -> generations(service, release).ifPresent(needed::addAll));
        long deleted = 0;
        for (Promotion promotion : history.subList(0, Math.min(LOOKED_AT, history.size()))) {
            long release = promotion.what().release();
            if (!kept.contains(release)) {
                deleted += delete(service, release, needed);
            }
        }
        return deleted;
    }

    private long delete(String service, long release, Set<Long> needed) {
        Optional<Set<Long>> generations = generations(service, release);
        if (generations.isEmpty()) {
            return 0;
        }
        long deleted = 0;
        for (long generation : generations.get()) {
            if (!needed.contains(generation)) {
                deleted += store.deleteGeneration(generation, progress, cancellation);
                new StreamMarks(store).forget(generation);
            }
        }
        store.deleteRelease(service, release);
        return deleted;
    }

    /** The generations that a release reads; empty if it is gone. */
    private Optional<Set<Long>> generations(String service, long release) {
        return store.release(service, release).map(bytes -> {
            Set<Long> generations = new HashSet<>();
            ReleaseDocument.read(bytes).views().forEach(view -> generations.add(view.generation()));
            return generations;
        });
    }
}
