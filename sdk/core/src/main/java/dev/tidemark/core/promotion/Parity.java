package dev.tidemark.core.promotion;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.StateSample;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.ReleaseReader;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Chooses the keys that a release is compared with offline values on: some of each view by a hash of the key, those with the
 * largest and the smallest states, and some that nobody ever saw. The same promotion chooses the same ones of the sample.
 */
final class Parity {
    /** Keys of each view that are compared; every one of a small view. */
    static final int SAMPLED = 120;

    private static final int UNSEEN = 10;

    private final PromotionTools tools;
    private final PromotionRequest request;

    Parity(PromotionTools tools, PromotionRequest request) {
        this.tools = tools;
        this.request = request;
    }

    ParityReport check(Draft draft, ReleaseDocument document, Loading loading) {
        ProgressMeter progress = request.meter();
        ServicePlan plan = draft.bound().plan();
        Map<String, Set<List<Object>>> keys = sampled(plan, draft.cutOffMicros(), progress);
        List<ViewPlan> loaded = draft.loaded();
        for (int i = 0; i < loaded.size(); i++) {
            keys.get(loaded.get(i).entity()).addAll(loading.extremes(i));
        }
        addUnseen(plan, document.release(), keys);
        Map<String, List<List<Object>>> lists = new LinkedHashMap<>();
        keys.forEach((entity, of) -> lists.put(entity, List.copyOf(of)));
        ParityRows rows = ParityRows.of(plan, lists, draft.cutOffMicros());
        progress.start(Phase.PARITY, "", OptionalLong.of(rows.size()));
        ParityReport report = new ParityCheck(
                        tools.training(draft.bound().service()).cancellation(request.cancellation()),
                        new ReleaseReader(tools.store().get(), document),
                        draft.cutOffMicros())
                .run(rows, (long) UNSEEN * keys.size(), tools.workDirectory(), progress);
        progress.finish();
        return report;
    }

    private Map<String, Set<List<Object>>> sampled(ServicePlan plan, long cutOffMicros, ProgressMeter progress) {
        List<StateSample> samples = tools.executor()
                .get()
                .sample(
                        new BackfillRequest(
                                plan.views(),
                                cutOffMicros,
                                () -> {
                                    throw new IllegalStateException("a sample goes to no sink");
                                },
                                BackfillCheckpoint.NONE,
                                progress,
                                request.cancellation()),
                        SAMPLED);
        Map<String, Set<List<Object>>> keys = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            Set<List<Object>> of = keys.computeIfAbsent(plan.views().get(i).entity(), entity -> new LinkedHashSet<>());
            samples.get(i).states().forEach(state -> of.add(state.key()));
        }
        return keys;
    }

    private static void addUnseen(ServicePlan plan, long seed, Map<String, Set<List<Object>>> keys) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Map<String, List<InputColumn>> columns = new LinkedHashMap<>();
        plan.views().forEach(view -> columns.putIfAbsent(view.entity(), view.keys()));
        columns.forEach((entity, own) -> {
            for (int i = 0; i < UNSEEN; i++) {
                keys.get(entity).add(NeutralValues.unseenKey(own, random));
            }
        });
    }
}
