package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.registry.NewPromotion;
import dev.tidemark.core.registry.ObjectName;
import dev.tidemark.core.registry.Promotion;
import dev.tidemark.core.registry.PromotionLease;
import dev.tidemark.core.registry.PromotionState;
import dev.tidemark.core.registry.Registry;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does a promotion, step by step, under the lease of its service. Until the flip, nothing of it is served; whatever stops it
 * leaves a promotion that can be taken up, or one that has failed for good.
 */
final class Committing {
    /** What trying again cannot help: the promotion is over, and what it loaded goes. */
    private static final Set<ErrorCode> FINAL = EnumSet.of(ErrorCode.GATE_FAILED, ErrorCode.PARITY_FAILED);

    private final PromotionTools tools;
    private final PromotionRequest request;
    private final Registry registry;
    private final OnlineStore store;
    private final PromotionLease lease;
    private final Draft draft;
    private final Outcome outcome;
    /** From here on until it is known that the pointer did not move, the new release may be served. */
    private boolean mayBeServed;

    Committing(PromotionTools tools, PromotionRequest request, PromotionLease lease, Draft draft) {
        this.tools = tools;
        this.request = request;
        this.registry = tools.registry().get();
        this.store = tools.store().get();
        this.lease = lease;
        this.draft = draft;
        this.outcome = new Outcome(draft);
    }

    /** @param judged what the gates said in the preview, of the same files; empty if they were not asked */
    PromotionResult run(Optional<GateReport> judged) {
        boolean nothing = draft.changesNothing();
        if (!draft.resumes() && !(nothing && request.reason() == FlipReason.MATERIALIZE)) {
            draft.unfinished().ifPresent(other -> giveUp(other, "given up for another promotion"));
        }
        if (nothing) {
            sweep();
            return outcome.nothing(registry);
        }
        draft.change().ifPresent(change -> registry.apply(change, request.who(), request.message()));
        Promotion promotion = draft.resumes() ? draft.unfinished().orElseThrow() : begin();
        try {
            steps(promotion, judged);
        } catch (TidemarkException e) {
            throw stopped(promotion, e);
        } catch (RuntimeException | Error e) {
            record(promotion, e);
            throw e;
        }
        sweep();
        return outcome.live(promotion);
    }

    private void steps(Promotion begun, Optional<GateReport> judged) {
        Promotion promotion = begun;
        ReleaseDocument document = document(promotion);
        if (promotion.state() == PromotionState.VALIDATING) {
            validate(promotion, judged);
            promotion = advance(promotion, PromotionState.BACKFILLING);
        } else if (judged.isPresent()) {
            validate(promotion, judged); // an earlier run passed, perhaps over another spine; what was shown counts
        }
        Loading loading = loading(promotion);
        if (promotion.state() == PromotionState.BACKFILLING) {
            backfill(promotion, document, loading);
            promotion = advance(promotion, PromotionState.PARITY);
        }
        CatchingUp catchingUp = new CatchingUp(
                new StreamMarks(store), request, lease, draft.bound().plan(), document);
        if (!catchingUp.isFed()) {
            compare(promotion, document, loading);
        }
        catchingUp.run(draft.live().release() != 0);
        new Doubts(new StreamMarks(store), draft.bound().plan(), document).check();
        promotion = advance(promotion, PromotionState.FLIPPING);
        flip(promotion);
    }

    private void validate(Promotion promotion, Optional<GateReport> judged) {
        reached(promotion, PromotionState.VALIDATING);
        Judging judging = new Judging(tools, request);
        judged.or(() -> judging.report(draft))
                .ifPresent(report ->
                        judging.keep(report, promotion.id(), promotion.what().release()));
    }

    private void backfill(Promotion promotion, ReleaseDocument document, Loading loading) {
        reached(promotion, PromotionState.BACKFILLING);
        store.putRelease(request.service(), document.release(), document.toBytes());
        BackfillResult loaded = loading.run(
                tools.executor().get(),
                store,
                registry.promotions().checkpoint(lease, promotion.id()),
                request.meter(),
                request.cancellation());
        outcome.loaded(loaded);
        List<String> changed = Snapshot.take(draft.bound().plan()).changedSince(draft.snapshot());
        if (!changed.isEmpty()) {
            throw conflict("the files of source '" + changed.get(0) + "' changed while they were loaded");
        }
    }

    private void compare(Promotion promotion, ReleaseDocument document, Loading loading) {
        reached(promotion, PromotionState.PARITY);
        ParityReport parity = new Parity(tools, request).check(draft, document, loading);
        outcome.compared(parity);
        if (!parity.passes()) {
            throw new TidemarkException(
                    ErrorCode.PARITY_FAILED,
                    "Cannot promote service '" + request.service() + "': " + parity.text()
                            + "; this is a defect in Tidemark or in the store: report it.");
        }
    }

    private void flip(Promotion promotion) {
        reached(promotion, PromotionState.FLIPPING);
        request.cancellation().check();
        lease.check();
        long before = draft.live().release();
        mayBeServed = true;
        if (!flipped(promotion, before)) {
            mayBeServed = false;
            throw conflict("another release than " + before + " is live by now");
        }
        registry.promotions().finish(lease, promotion.id(), before);
        reached(promotion, PromotionState.LIVE);
    }

    /** A sample that agreed says nothing of what a store forgot since, so the store itself looks whether it may have. */
    private boolean flipped(Promotion promotion, long before) {
        String loadedInto = registry.promotions()
                .position(promotion.id(), Loading.INCARNATION)
                .orElseGet(() -> store.facts().incarnation()); // nothing was loaded
        return store.flipLoaded(request.service(), before, promotion.what().release(), loadedInto);
    }

    private Promotion begin() {
        long release = store.nextNumber();
        Map<String, Long> generations = new LinkedHashMap<>();
        for (ViewChoice choice : draft.views()) {
            generations.put(choice.view().name(), choice.reused().orElseGet(store::nextNumber));
        }
        NewPromotion what = new NewPromotion(
                request.service(),
                request.reason(),
                versions(),
                release,
                draft.bound().plan().fingerprint(),
                draft.snapshot().text(),
                draft.cutOffMicros(),
                generations);
        return registry.promotions().begin(lease, what, request.who());
    }

    private Map<ObjectName, Integer> versions() {
        if (request.reason() != FlipReason.MATERIALIZE) {
            return registry.registered().versionsOf(request.service());
        }
        return registry.promotions().history(request.service()).stream()
                .filter(earlier -> earlier.what().release() == draft.live().release())
                .findFirst()
                .map(earlier -> earlier.what().versions())
                .orElse(Map.of());
    }

    private ReleaseDocument document(Promotion promotion) {
        NewPromotion what = promotion.what();
        List<Long> generations = draft.bound().plan().views().stream()
                .map(view -> what.generations().get(view.name()))
                .toList();
        return ReleaseDocument.of(
                        draft.bound().service(),
                        draft.bound().schemas(),
                        draft.bound().plan(),
                        what.release(),
                        what.cutOffMicros(),
                        generations)
                .arrivals(draft.arrivals().before(), draft.arrivals().doubtfulFrom());
    }

    private Loading loading(Promotion promotion) {
        List<ViewPlan> views = draft.loaded();
        long[] generations = views.stream()
                .mapToLong(view -> promotion.what().generations().get(view.name()))
                .toArray();
        return new Loading(views, generations, draft.cutOffMicros());
    }

    private Promotion advance(Promotion promotion, PromotionState state) {
        request.cancellation().check();
        return registry.promotions().advance(lease, promotion.id(), state);
    }

    private void reached(Promotion promotion, PromotionState state) {
        request.steps().reached(promotion.id(), state);
    }

    private void giveUp(Promotion promotion, String why) {
        registry.promotions().fail(lease, promotion.id(), why);
        sweep();
    }

    private TidemarkException stopped(Promotion promotion, TidemarkException e) {
        if (FINAL.contains(e.code())) {
            try {
                giveUp(promotion, e.getMessage());
            } catch (TidemarkException unrecorded) {
                e.addSuppressed(unrecorded);
            }
            return e;
        }
        record(promotion, e);
        String served = mayBeServed
                ? " Release " + promotion.what().release() + " may be served by now; run it again to finish promotion "
                : " What is served has not changed; run it again to go on with promotion ";
        return new TidemarkException(e.code(), e.getMessage() + served + promotion.id() + ".", e);
    }

    /** What stopped it is thrown in any case, so a registry that cannot take it down is told beside it. */
    private void record(Promotion promotion, Throwable e) {
        try {
            registry.promotions().interrupted(lease, promotion.id(), String.valueOf(e.getMessage()));
        } catch (TidemarkException unrecorded) {
            e.addSuppressed(unrecorded);
        }
    }

    private TidemarkException conflict(String why) {
        return new TidemarkException(
                ErrorCode.CONFLICT, "Cannot promote service '" + request.service() + "': " + why + ".");
    }

    /** What cannot be deleted now is in nobody's way: the next promotion deletes it. */
    private void sweep() {
        try {
            outcome.deleted(new Sweep(store, registry, request.meter(), request.cancellation()).run(request.service()));
        } catch (TidemarkException e) {
            outcome.left(e.getMessage());
        }
    }
}
