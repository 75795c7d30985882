package dev.tidemark.core.promotion;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.OnlineStore.GenerationSize;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.registry.Author;
import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.registry.Promotion;
import dev.tidemark.core.registry.PromotionLease;
import dev.tidemark.core.registry.Registry;
import dev.tidemark.core.registry.ReleaseFlip;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What a project serves: looking at it, going back to the release before, and taking a service down. Thread-safe. */
public final class Serving {
    private final PromotionTools tools;

    public Serving(PromotionTools tools) {
        this.tools = tools;
    }

    /** Every service that is served, or that a promotion was begun for and not finished; looks at every key of the store. */
    public List<Served> status(Cancellation cancellation) {
        OnlineStore store = tools.store().get();
        Registry registry = tools.registry().get();
        Map<String, Long> live = store.live();
        Map<Long, GenerationSize> sizes = live.isEmpty() ? Map.of() : store.sizes(cancellation);
        Map<String, Optional<Promotion>> services = new TreeMap<>();
        live.keySet()
                .forEach(service -> services.put(service, registry.promotions().unfinished(service)));
        registry.promotions().history().stream()
                .filter(promotion -> !promotion.state().isFinished())
                .forEach(promotion -> services.put(promotion.what().service(), Optional.of(promotion)));
        List<Served> served = new ArrayList<>();
        services.forEach((service, unfinished) ->
                served.add(served(service, live.getOrDefault(service, 0L), unfinished, sizes)));
        return served;
    }

    /**
     * Serves the release that was served before, at once. Done again, it goes forward to the one it came from: the two change
     * places.
     *
     * @throws TidemarkException {@code NOT_SERVED} if nothing is served, or nothing was before
     */
    public Flipped rollback(String service) {
        OnlineStore store = tools.store().get();
        Registry registry = tools.registry().get();
        try (PromotionLease lease = registry.promotions().lease(service, Author.current())) {
            Live live = required(store, service, "roll back");
            Optional<ReleaseFlip> done = Reconciliation.run(registry, lease, service, live.release())
                    .filter(flip -> flip.reason() == FlipReason.ROLLBACK);
            if (done.isPresent()) { // by a rollback that was killed before it could say so
                Live before = Live.of(store, service, done.get().from());
                return rolledBack(before, live);
            }
            Live target = Live.of(store, service, live.previous(registry));
            if (target.document().isEmpty()) {
                throw new TidemarkException(
                        ErrorCode.NOT_SERVED,
                        "Cannot roll back service '" + service + "': no release before " + live.release()
                                + " is kept; promote the definitions that you want.");
            }
            flip(store, registry, service, live.release(), target.release(), FlipReason.ROLLBACK);
            return rolledBack(live, target);
        }
    }

    private static Flipped rolledBack(Live from, Live to) {
        return new Flipped(
                to.service(),
                FlipReason.ROLLBACK,
                from.release(),
                to.release(),
                DefinitionDiff.between(from.definitions(), to.definitions().orElseThrow()),
                OptionalLong.of(to.document().orElseThrow().cutOffMicros()),
                0);
    }

    /**
     * Takes a service down and deletes its states; an unfinished promotion of it is given up. Again, it deletes what was left
     * when it was stopped.
     *
     * @throws TidemarkException {@code NOT_SERVED} if nothing of it is there
     */
    public Flipped retire(String service, ProgressMeter progress, Cancellation cancellation) {
        OnlineStore store = tools.store().get();
        Registry registry = tools.registry().get();
        try (PromotionLease lease = registry.promotions().lease(service, Author.current())) {
            boolean begun = registry.promotions().unfinished(service).isPresent();
            Live live = begun || Sweep.isLeft(store, service)
                    ? Live.of(store, service)
                    : required(store, service, "retire");
            Reconciliation.run(registry, lease, service, live.release());
            registry.promotions()
                    .unfinished(service)
                    .ifPresent(
                            promotion -> registry.promotions().fail(lease, promotion.id(), "the service was retired"));
            if (live.release() != 0) {
                flip(store, registry, service, live.release(), 0, FlipReason.RETIRE);
            }
            long deleted = new Sweep(store, registry, progress, cancellation).run(service);
            return new Flipped(
                    service,
                    FlipReason.RETIRE,
                    live.release(),
                    0,
                    new DefinitionDiff(List.of()),
                    OptionalLong.empty(),
                    deleted);
        }
    }

    private static void flip(
            OnlineStore store, Registry registry, String service, long from, long to, FlipReason reason) {
        boolean done = to == 0
                ? store.flip(service, from, to)
                : store.flipLoaded(service, from, to, store.facts().incarnation());
        if (!done) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT,
                    "Cannot change what is served of service '" + service + "': another release than " + from
                            + " is live by now; look at its status.");
        }
        registry.releases().flipped(service, from, to, reason, Author.current());
    }

    private static Live required(OnlineStore store, String service, String doing) {
        Live live = Live.of(store, service);
        if (live.release() == 0) {
            throw new TidemarkException(
                    ErrorCode.NOT_SERVED,
                    "Cannot " + doing + " service '" + service + "': it is not served"
                            + Closest.hint(service, "Served", store.live().keySet()));
        }
        return live;
    }

    private Served served(
            String service, long release, Optional<Promotion> unfinished, Map<Long, GenerationSize> sizes) {
        Registry registry = tools.registry().get();
        List<ReleaseFlip> flips = registry.releases().history(service);
        Optional<Served.Since> since = flips.stream()
                .findFirst()
                .filter(flip -> release != 0 && flip.to() == release)
                .map(flip -> new Served.Since(flip.at(), flip.who(), flip.reason()));
        try {
            Live live = release == 0
                    ? new Live(service, 0, Optional.empty())
                    : Live.of(tools.store().get(), service);
            List<Served.View> views = new ArrayList<>();
            for (ReleaseDocument.View view :
                    live.document().map(ReleaseDocument::views).orElse(List.of())) {
                GenerationSize size = sizes.getOrDefault(view.generation(), new GenerationSize(0, 0));
                views.add(new Served.View(view.name(), view.entity(), view.generation(), size.keys(), size.bytes()));
            }
            OptionalLong cutOff = live.document()
                    .map(document -> OptionalLong.of(document.cutOffMicros()))
                    .orElse(OptionalLong.empty());
            return new Served(
                    service, release, since, cutOff, live.previous(registry), views, unfinished, Optional.empty());
        } catch (TidemarkException e) {
            if (e.code() != ErrorCode.NEWER_RELEASE && e.code() != ErrorCode.CORRUPT_STATE) {
                throw e;
            }
            return new Served(
                    service,
                    release,
                    since,
                    OptionalLong.empty(),
                    0,
                    List.of(),
                    unfinished,
                    Optional.of(e.getMessage()));
        }
    }
}
