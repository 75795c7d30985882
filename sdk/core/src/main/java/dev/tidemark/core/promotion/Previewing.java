package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.StateSample;
import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.ExpectedStates;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.core.online.Swap;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.plan.ViewPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says what a draft would change and what it takes: computes the states of a sample of keys, and runs the gates. */
final class Previewing {
    /** Keys of each view whose states are computed. */
    static final int SAMPLED = 2_000;

    /** A load reads, sorts and walks as a sample does, and then stores; so many states a second are usual. */
    private static final double STATES_A_SECOND = 40_000;

    private final PromotionTools tools;
    private final PromotionRequest request;

    Previewing(PromotionTools tools, PromotionRequest request) {
        this.tools = tools;
        this.request = request;
    }

    PromotionPreview of(Draft draft, Optional<GateReport> gates) {
        OnlineStore store = tools.store().get();
        List<ViewPlan> loaded = draft.loaded();
        long start = System.nanoTime();
        List<ExpectedStates> expected = new ArrayList<>();
        if (!loaded.isEmpty()) {
            List<StateSample> samples = sample(loaded, draft.cutOffMicros());
            for (int i = 0; i < loaded.size(); i++) {
                expected.add(expected(loaded.get(i), samples.get(i), draft.cutOffMicros()));
            }
        }
        Duration sampling = Duration.ofNanos(System.nanoTime() - start);
        return new PromotionPreview(
                request.service(),
                draft.live().release(),
                draft.resumes()
                        ? OptionalLong.of(draft.unfinished().orElseThrow().id())
                        : OptionalLong.empty(),
                DefinitionDiff.between(
                        draft.live().definitions(),
                        Definitions.of(Path.of(""), draft.bound().service())),
                draft.cutOffMicros(),
                views(draft, expected, store),
                store.predictedBytes(expected),
                store.facts(),
                loaded.isEmpty() ? Optional.empty() : Optional.of(estimate(sampling, expected)),
                gates);
    }

    private List<StateSample> sample(List<ViewPlan> views, long cutOffMicros) {
        return tools.executor()
                .get()
                .sample(
                        new BackfillRequest(
                                views,
                                cutOffMicros,
                                () -> {
                                    throw new IllegalStateException("a sample goes to no sink");
                                },
                                BackfillCheckpoint.NONE,
                                request.meter(),
                                request.cancellation()),
                        SAMPLED);
    }

    /** Generations are not numbered yet; one of as many digits as the next is as long. */
    private static ExpectedStates expected(ViewPlan view, StateSample sample, long cutOffMicros) {
        long lag = Loading.lagMillis(cutOffMicros);
        List<ExpectedStates.One> states = new ArrayList<>();
        for (StateSample.Sampled state : sample.states()) {
            EntityKey key = EntityKey.of(view.entity(), view.keys(), state.key());
            boolean expires = LoadingSink.expireAtMillis(view, state.newestMicros(), lag) != Swap.NEVER;
            int bytes = StoredState.loaded(state.state()).bytes().length;
            states.add(new ExpectedStates.One(new StateKey(key, 1_000), bytes, expires));
        }
        double share = sample.keysLookedAt() == 0 ? 0 : (double) states.size() / sample.keysLookedAt();
        return new ExpectedStates(Math.round(sample.keys() * share), states);
    }

    private static List<ViewPreview> views(Draft draft, List<ExpectedStates> expected, OnlineStore store) {
        List<ViewPreview> views = new ArrayList<>();
        int at = 0;
        for (ViewChoice choice : draft.views()) {
            if (choice.isLoaded()) {
                ExpectedStates states = expected.get(at++);
                views.add(new ViewPreview(
                        choice.view().name(),
                        ViewPreview.Fate.LOAD,
                        choice.why(),
                        states.count(),
                        store.predictedBytes(List.of(states))));
            } else {
                views.add(new ViewPreview(choice.view().name(), ViewPreview.Fate.REUSE, choice.why(), 0, 0));
            }
        }
        for (ReleaseDocument.View served :
                draft.live().document().map(ReleaseDocument::views).orElse(List.of())) {
            if (views.stream().noneMatch(view -> view.view().equals(served.name()))) {
                views.add(new ViewPreview(served.name(), ViewPreview.Fate.DROP, "the service reads it no more", 0, 0));
            }
        }
        return views;
    }

    private static Duration estimate(Duration sampling, List<ExpectedStates> expected) {
        long states = expected.stream().mapToLong(ExpectedStates::count).sum();
        return sampling.multipliedBy(2).plusMillis((long) (1_000 * states / STATES_A_SECOND));
    }
}
