package dev.tidemark.sync.apply;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.core.online.StreamName;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the releases in a store and which of their views follow a stream. For one thread; {@link #feeds} for any. */
public final class FeedWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);

    private final OnlineStore store;
    private final StreamMarks marks;
    private final Map<String, Release> known = new HashMap<>();
    private final Set<Long> loaded = new HashSet<>();
    private volatile Feeds feeds = Feeds.NONE;

    /** A release that was read; without a plan if it cannot be. */
    private record Release(ReleaseDocument document, Optional<ServicePlan> plan) {}

    public FeedWatch(OnlineStore store) {
        this.store = store;
        this.marks = new StreamMarks(store);
    }

    /** What was found last. */
    public Feeds feeds() {
        return feeds;
    }

    /** Looks again. */
    public void refresh() {
        Map<String, Set<Long>> numbers = new TreeMap<>();
        store.releases().forEach((service, some) -> numbers.put(service, new TreeSet<>(some)));
        Map<String, Long> live = store.live();
        live.forEach((service, number) ->
                numbers.computeIfAbsent(service, name -> new TreeSet<>()).add(number));
        Map<String, List<FedView>> byStream = new TreeMap<>();
        Set<Long> seen = new HashSet<>();
        OptionalLong neededFrom = OptionalLong.empty();
        Set<String> there = new HashSet<>();
        for (Map.Entry<String, Set<Long>> service : numbers.entrySet()) {
            for (long number : service.getValue()) {
                Optional<Release> release = release(service.getKey(), number);
                there.add(service.getKey() + ":" + number);
                if (release.isPresent() && release.get().plan().isPresent()) {
                    boolean isLive = live.getOrDefault(service.getKey(), 0L) == number;
                    if (!add(release.get(), isLive, byStream, seen)) {
                        long needed = neededFrom(release.get().document());
                        neededFrom = OptionalLong.of(Math.min(needed, neededFrom.orElse(needed)));
                    }
                }
            }
        }
        known.keySet().retainAll(there);
        byStream.replaceAll((stream, views) -> Collections.unmodifiableList(views));
        feeds = new Feeds(byStream, neededFrom, sources());
    }

    /** The sources of all releases by their streams; of two of a name, that of the newer release. */
    private Map<String, List<SourcePlan>> sources() {
        Map<Long, ServicePlan> newestLast = new TreeMap<>();
        known.values()
                .forEach(release -> release.plan()
                        .ifPresent(plan -> newestLast.put(release.document().release(), plan)));
        Map<String, SourcePlan> byName = new TreeMap<>();
        newestLast
                .values()
                .forEach(plan ->
                        plan.views().forEach(view -> byName.put(view.source().name(), view.source())));
        Map<String, List<SourcePlan>> sources = new TreeMap<>();
        byName.values()
                .forEach(source -> StreamName.of(source.definition())
                        .ifPresent(stream -> sources.computeIfAbsent(stream, name -> new ArrayList<>())
                                .add(source)));
        sources.replaceAll((stream, all) -> List.copyOf(all));
        return sources;
    }

    /** Adds what follows a stream; whether all of it is loaded. */
    private boolean add(Release release, boolean live, Map<String, List<FedView>> byStream, Set<Long> seen) {
        boolean complete = true;
        List<ViewPlan> views = release.plan().orElseThrow().views();
        for (int i = 0; i < views.size(); i++) {
            ViewPlan view = views.get(i);
            Optional<String> stream = StreamName.of(view.source().definition());
            if (stream.isEmpty()) {
                continue;
            }
            List<FedView> fed = byStream.computeIfAbsent(stream.get(), name -> new ArrayList<>());
            long generation = release.document().views().get(i).generation();
            boolean ready = isLoaded(generation);
            if (live && !ready) {
                marks.loaded(generation); // so that it is fed still when another one is live, and may come back
                ready = true;
            }
            if (!ready) {
                complete = false;
            } else if (seen.add(generation)) {
                fed.add(FedView.of(view, generation, release.document()));
            }
        }
        return complete;
    }

    /** What arrived then or later, or a little earlier, may be left out of what is loaded. */
    private static long neededFrom(ReleaseDocument document) {
        return Stream.of(document.arrivedBefore(), document.doubtfulFrom())
                .flatMap(bounds -> bounds.values().stream())
                .mapToLong(micros -> micros)
                .reduce(document.cutOffMicros(), Math::min);
    }

    private boolean isLoaded(long generation) {
        if (!loaded.contains(generation) && marks.isLoaded(generation)) {
            loaded.add(generation);
        }
        return loaded.contains(generation);
    }

    private Optional<Release> release(String service, long number) {
        String name = service + ":" + number;
        Release release = known.get(name);
        if (release == null) {
            Optional<byte[]> bytes = store.release(service, number);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            release = read(name, bytes.get());
            known.put(name, release);
        }
        return Optional.of(release);
    }

    private static Release read(String name, byte[] bytes) {
        try {
            ReleaseDocument document = ReleaseDocument.read(bytes);
            return new Release(document, Optional.of(document.bind()));
        } catch (TidemarkException e) {
            LOG.error("release {} is not fed: {}", name, e.getMessage());
            return new Release(null, Optional.empty());
        }
    }
}
