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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Deletes the releases of a service that nobody will read any more, with their states. A release's document goes first, so that
 * whoever still holds it learns that it is gone before its states are; which states are to go is marked in the store before, so that
 * a sweep that was stopped is finished by the next. The next one deletes them once more: a service that stood still and went on
 * may have written what it held.
 */
final class Sweep {
    private static final long TO_DELETE = 1;
    private static final long DELETED_ONCE = 2;

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

    /** Whether something of a service is in the store that a sweep may have to delete. */
    static boolean isLeft(OnlineStore store, String service) {
        return store.releases().containsKey(service)
                || store.marks(topic(service)).containsValue(TO_DELETE);
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
        kept.forEach(release -> needed.addAll(generations(service, release)));
        List<Long> listed = store.releases().getOrDefault(service, List.of());
        for (Promotion promotion : history) {
            long release = promotion.what().release();
            if (!kept.contains(release) && listed.contains(release)) {
                mark(service, release, needed);
                store.deleteRelease(service, release);
            }
        }
        return deleteMarked(service);
    }

    private void mark(String service, long release, Set<Long> needed) {
        Map<String, Long> marks = new TreeMap<>();
        for (long generation : generations(service, release)) {
            if (!needed.contains(generation)) {
                marks.put(Long.toString(generation), TO_DELETE);
            }
        }
        store.raiseMarks(topic(service), marks);
    }

    private long deleteMarked(String service) {
        Map<String, Long> marked = store.marks(topic(service));
        if (marked.isEmpty()) {
            return 0;
        }
        long deleted = 0;
        StreamMarks streams = new StreamMarks(store);
        for (String generation : marked.keySet()) {
            deleted += store.deleteGeneration(Long.parseLong(generation), progress, cancellation);
            streams.forget(Long.parseLong(generation));
        }
        store.deleteMarks(topic(service));
        marked.values().removeIf(mark -> mark == DELETED_ONCE);
        marked.replaceAll((generation, mark) -> DELETED_ONCE);
        store.raiseMarks(topic(service), marked);
        return deleted;
    }

    /** The generations that a release reads; none if it is gone. */
    private Set<Long> generations(String service, long release) {
        Set<Long> generations = new HashSet<>();
        store.release(service, release)
                .ifPresent(bytes ->
                        ReleaseDocument.read(bytes).views().forEach(view -> generations.add(view.generation())));
        return generations;
    }

    private static String topic(String service) {
        return "sweep:" + service;
    }
}
