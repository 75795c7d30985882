package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.BackfillResult;
import dev.tidemark.core.registry.Promotion;
import dev.tidemark.core.registry.Registry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a commit has done so far. */
final class Outcome {
    private final Draft draft;
    private final long start = System.nanoTime();
    private Optional<BackfillResult> loaded = Optional.empty();
    private Optional<ParityReport> parity = Optional.empty();
    private Optional<String> left = Optional.empty();
    private long deleted;

    Outcome(Draft draft) {
        this.draft = draft;
    }

    void loaded(BackfillResult result) {
        loaded = Optional.of(result);
    }

    void compared(ParityReport report) {
        parity = Optional.of(report);
    }

    void deleted(long states) {
        deleted += states;
    }

    void left(String why) {
        left = Optional.of(why);
    }

    PromotionResult nothing(Registry registry) {
        Live live = draft.live();
        return result(
                0,
                live.release(),
                live.previous(registry),
                live.document().orElseThrow().cutOffMicros());
    }

    PromotionResult live(Promotion promotion) {
        return result(
                promotion.id(),
                promotion.what().release(),
                draft.live().release(),
                promotion.what().cutOffMicros());
    }

    private PromotionResult result(long promotion, long release, long previous, long cutOffMicros) {
        return new PromotionResult(
                draft.bound().plan().service(),
                promotion,
                release,
                previous,
                cutOffMicros,
                views(),
                draft.resumes(),
                parity,
                deleted,
                left,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private List<PromotionResult.LoadedView> views() {
        List<PromotionResult.LoadedView> views = new ArrayList<>();
        int at = 0;
        for (ViewChoice choice : draft.views()) {
            long keys = 0;
            long bytes = 0;
            if (choice.isLoaded()) {
                int index = at++;
                keys = loaded.map(result -> result.keys().get(index)).orElse(0L);
                bytes = loaded.map(result -> result.stateBytes().get(index)).orElse(0L);
            }
            ViewPreview.Fate fate = choice.isLoaded() ? ViewPreview.Fate.LOAD : ViewPreview.Fate.REUSE;
            views.add(new PromotionResult.LoadedView(choice.view().name(), fate, choice.why(), keys, bytes));
        }
        return views;
    }
}
