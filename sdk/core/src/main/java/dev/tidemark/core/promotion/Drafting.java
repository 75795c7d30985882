package dev.tidemark.core.promotion;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.registry.DefinitionsChange;
import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.registry.NewPromotion;
import dev.tidemark.core.registry.Promotion;
import dev.tidemark.core.registry.PromotionState;
import dev.tidemark.core.registry.Registry;
import dev.tidemark.core.training.BoundService;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.text.TextTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out what a promotion would do. Changes nothing. */
final class Drafting {
    private final PromotionTools tools;
    private final PromotionRequest request;

    Drafting(PromotionTools tools, PromotionRequest request) {
        this.tools = tools;
        this.request = request;
    }

    Draft draft() {
        ProgressMeter progress = request.meter();
        progress.start(Phase.BIND, "", OptionalLong.empty());
        request.cancellation().check();
        Registry registry = tools.registry().get();
        OnlineStore store = tools.store().get();
        Live live = Live.of(store, request.service());
        FeatureService service = service(registry, live);
        Optional<DefinitionsChange> change = request.definition()
                .map(defined -> registry.plan(Definitions.of(tools.project(), defined)))
                .filter(planned -> !planned.isEmpty());
        BoundService bound = tools.training(service).bind();
        long seen = request.seenMicros().orElseGet(() -> ArrivalRule.wholeMillis(TextTime.toMicros(Instant.now())));
        Snapshot snapshot = Snapshot.take(bound.plan());
        Optional<Promotion> unfinished = registry.promotions().unfinished(request.service());
        boolean resumes = unfinished.isPresent()
                && change.isEmpty()
                && goesOn(unfinished.get(), bound, snapshot, store, registry);
        long cutOff = resumes ? unfinished.get().what().cutOffMicros() : cutOff(bound.plan());
        Snapshot before = served(registry, live);
        List<ViewChoice> views = resumes
                ? resumed(unfinished.get(), bound)
                : new Choices(tools.executor().get(), live.document(), before, snapshot, cutOff).of(bound.plan());
        // a document is stored once, so one that is there already says it
        Arrivals arrivals = unfinished
                .filter(promotion -> resumes)
                .flatMap(promotion ->
                        store.release(request.service(), promotion.what().release()))
                .map(bytes -> Arrivals.of(ReleaseDocument.read(bytes)))
                .orElseGet(() -> new ArrivalRule(request.arrivedBeforeMicros(), seen)
                        .of(bound.plan(), snapshot, seen(registry, store)));
        progress.finish();
        return new Draft(bound, change, live, snapshot, cutOff, seen, arrivals, unfinished, resumes, views);
    }

    private FeatureService service(Registry registry, Live live) {
        if (request.reason() != FlipReason.MATERIALIZE) {
            return request.definition().orElseGet(() -> registry.definitions().service(request.service()));
        }
        FeatureService served = live.document()
                .map(ReleaseDocument::definition)
                .orElseThrow(() -> new TidemarkException(
                        ErrorCode.NOT_SERVED,
                        "Cannot materialize service '" + request.service()
                                + "': nothing of it is served; promote it first."));
        for (FeatureView view : served.views()) {
            if (view.source().stream().isPresent()) {
                throw new TidemarkException(
                        ErrorCode.UNSUPPORTED,
                        "Cannot materialize service '" + request.service() + "': view '" + view.name()
                                + "' is fed by the stream of source '"
                                + view.source().name()
                                + "', which keeps it up to date; materialize is for services fed by files alone.");
            }
        }
        return served;
    }

    private long cutOff(ServicePlan plan) {
        CutOffs cutOffs = new CutOffs(
                tools.executor().get(), new StreamMarks(tools.store().get()));
        long cutOff = request.cutOffMicros().orElseGet(() -> cutOffs.latest(plan, TextTime.toMicros(Instant.now())));
        cutOffs.check(plan, cutOff);
        return cutOff;
    }

    /** Whether what the unfinished promotion was to do is what is asked now, over files that are still the same. */
    private boolean goesOn(
            Promotion unfinished, BoundService bound, Snapshot snapshot, OnlineStore store, Registry registry) {
        var what = unfinished.what();
        boolean same = what.reason() == request.reason()
                && what.planFingerprint().equals(bound.plan().fingerprint())
                && (what.reason() == FlipReason.MATERIALIZE
                        || what.versions()
                                .equals(registry.registered().versionsOf(what.service()))) // gates are no part of plans
                && what.snapshot().equals(snapshot.text())
                && (request.cutOffMicros().isEmpty() || request.cutOffMicros().getAsLong() == what.cutOffMicros());
        return same
                && hasDocument(unfinished, store)
                && saysTheSameOfArrivals(unfinished, store)
                && registry.promotions()
                        .position(unfinished.id(), Loading.INCARNATION)
                        .map(store.facts().incarnation()::equals)
                        .orElse(true); // nothing was loaded yet
    }

    /** Once it is loaded, its document must be there; before, it is stored with the load. */
    private static boolean hasDocument(Promotion unfinished, OnlineStore store) {
        return unfinished.state().compareTo(PromotionState.BACKFILLING) <= 0
                || store.release(unfinished.what().service(), unfinished.what().release())
                        .isPresent();
    }

    /** What the files were taken to hold stands in its document, and is not what is said now. */
    private boolean saysTheSameOfArrivals(Promotion unfinished, OnlineStore store) {
        OptionalLong given = request.arrivedBeforeMicros();
        return given.isEmpty()
                || document(store, unfinished.what())
                        .map(document -> Arrivals.of(document).isAt(given.getAsLong()))
                        .orElse(true);
    }

    /** Generations are numbered after the release they are loaded for; an earlier one is that of an earlier release. */
    private static List<ViewChoice> resumed(Promotion unfinished, BoundService bound) {
        return bound.plan().views().stream()
                .map(view -> {
                    long generation = unfinished.what().generations().get(view.name());
                    return generation > unfinished.what().release()
                            ? new ViewChoice(view, OptionalLong.empty(), "the load goes on")
                            : new ViewChoice(view, OptionalLong.of(generation), "unchanged");
                })
                .toList();
    }

    /** What the releases that are there were loaded from. */
    private static List<ArrivalRule.Seen> seen(Registry registry, OnlineStore store) {
        Map<String, List<Long>> there = store.releases();
        List<ArrivalRule.Seen> seen = new ArrayList<>();
        for (Promotion promotion : registry.promotions().history()) {
            NewPromotion what = promotion.what();
            if (there.getOrDefault(what.service(), List.of()).contains(what.release())) {
                document(store, what)
                        .ifPresent(document -> seen.add(new ArrivalRule.Seen(
                                what.release(), Snapshot.read(what.snapshot()), Arrivals.of(document))));
            }
        }
        return seen;
    }

    /** Empty for one that is gone, or that only another version of Tidemark can read. */
    private static Optional<ReleaseDocument> document(OnlineStore store, NewPromotion what) {
        try {
            return store.release(what.service(), what.release()).map(ReleaseDocument::read);
        } catch (TidemarkException e) {
            if (e.code() == ErrorCode.NEWER_RELEASE || e.code() == ErrorCode.CORRUPT_STATE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Snapshot served(Registry registry, Live live) {
        return registry.promotions().history(live.service()).stream()
                .filter(promotion -> promotion.what().release() == live.release())
                .findFirst()
                .map(promotion -> Snapshot.read(promotion.what().snapshot()))
                .orElse(Snapshot.UNKNOWN);
    }
}
