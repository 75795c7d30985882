package dev.tidemark.core.training;

import dev.tidemark.core.executor.HistoryEdges;
import dev.tidemark.core.executor.KeySet;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.core.explain.FeatureExplanation.NotRead;
import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.Evidence;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.reference.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which events explain one row: all that a window may see, and some of the nearest before and after those. What
 * {@code latest} without an end sees may lie any way back, so it is looked for among more and more of the nearest.
 */
final class Surroundings {
    /** Of the events that no window sees, so many on either side are read at first. */
    private static final int NEAREST = 20;

    private static final int FURTHER = 16;

    private final ServicePlan plan;
    private final SpineRow asked;
    private final RowLookup lookup;
    private final int nearest;
    private final Map<List<Object>, HistoryEdges> edges = new HashMap<>();
    private final Histories histories;
    private final Reference reference;

    /** @param nearest how many on either side */
    private Surroundings(Question question, SpineRow asked, RowLookup lookup, int nearest) {
        this.plan = question.plan();
        this.asked = asked;
        this.lookup = lookup;
        this.nearest = nearest;
        this.histories = read();
        this.reference = histories.reference(question.knownAsOfMicros());
    }

    static Surroundings of(Question question, SpineRow asked, RowLookup lookup) {
        Surroundings around = new Surroundings(question, asked, lookup, NEAREST);
        while (around.isOpen()) {
            int further = (int) Math.min((long) around.nearest * FURTHER, Integer.MAX_VALUE);
            around = new Surroundings(question, asked, lookup, further);
        }
        return around;
    }

    /** How many events there are in the histories of which some feature may see any part; 0 if none does. */
    static long most(ServicePlan plan, List<SpineRow> questions, RowLookup lookup) {
        long end = questions.stream().mapToLong(SpineRow::asOfMicros).max().orElse(0) + 1;
        long events = 0;
        for (SourceNeeds needs : SourceNeeds.of(plan)) {
            if (needs.views().stream().anyMatch(view -> view.reachMicros() == Long.MAX_VALUE)) {
                for (KeySet keys : Histories.keys(needs, questions)) {
                    events += lookup.edges(needs, keys, end, end, 1).before();
                }
            }
        }
        return events;
    }

    /** Knows those events. */
    Reference reference() {
        return reference;
    }

    /** How many events of all sources they are. */
    long events() {
        return histories.events();
    }

    /** Whether an event not read yet may make a value, or tell one that is expired from one never seen. */
    private boolean isOpen() {
        for (OutputColumn output : plan.outputs()) {
            if (!output.isOnDemand() && isOpen(output)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpen(OutputColumn output) {
        ViewPlan view = plan.views().get(output.view());
        FeaturePlan feature = view.features().get(output.feature());
        if (feature.function() != AggregateFunction.LATEST) {
            return false;
        }
        Evidence evidence = reference.explain(asked, output.name());
        boolean undecided = feature.window().isLifetime()
                ? evidence.events(Standing.COUNTED).isEmpty()
                : evidence.value().status() == ValueStatus.NEVER_SEEN;
        return undecided && notRead(view, evidence).before() > 0;
    }

    private Histories read() {
        Map<String, Histories.Bounds> bounds = new HashMap<>();
        for (SourceNeeds needs : SourceNeeds.of(plan)) {
            OptionalLong from = from(needs);
            long earliest = from.orElse(Long.MIN_VALUE);
            long latest = to();
            for (KeySet keys : Histories.keys(needs, List.of(asked))) {
                HistoryEdges outside = edges(needs, keys);
                earliest = Math.min(earliest, outside.nearestFromMicros());
                latest = Math.max(latest, outside.nearestToMicros());
            }
            bounds.put(
                    needs.source().name(),
                    new Histories.Bounds(from.isPresent() ? OptionalLong.of(earliest) : from, OptionalLong.of(latest)));
        }
        return Histories.within(plan, lookup, asked, bounds);
    }

    /**
     * How many events of a view's key are not among them.
     *
     * @param evidence of some feature of the view, from {@link #reference}
     */
    NotRead notRead(ViewPlan view, Evidence evidence) {
        for (SourceNeeds needs : SourceNeeds.of(plan)) {
            if (!needs.source().name().equals(view.source().name())) {
                continue;
            }
            for (KeySet keys : Histories.keys(needs, List.of(asked))) {
                if (keys.columns().equals(view.keys())) {
                    return notRead(edges(needs, keys), from(needs), evidence);
                }
            }
        }
        return NotRead.NONE;
    }

    private NotRead notRead(HistoryEdges outside, OptionalLong from, Evidence evidence) {
        long before = evidence.events().stream()
                .filter(item -> from.isPresent() && item.event().eventTime() < from.getAsLong())
                .count();
        long after = evidence.events().stream()
                .filter(item -> item.event().eventTime() >= to())
                .count();
        return new NotRead(outside.before() - before, outside.after() - after);
    }

    private HistoryEdges edges(SourceNeeds needs, KeySet keys) {
        return edges.computeIfAbsent(
                List.of(needs.source().name(), keys),
                key -> lookup.edges(needs, keys, from(needs).orElse(Long.MIN_VALUE), to(), nearest));
    }

    /** The first event time that some window sees; empty if one has no start. */
    private OptionalLong from(SourceNeeds needs) {
        long reach = 0;
        for (ViewPlan view : needs.views()) {
            for (FeaturePlan feature : view.features()) {
                if (feature.function() != AggregateFunction.LATEST
                        || !feature.window().isLifetime()) {
                    reach = Math.max(reach, feature.reachMicros());
                }
            }
        }
        return reach == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(asked.asOfMicros() - reach);
    }

    /** Past what is visible at its instant. */
    private long to() {
        return asked.asOfMicros() + 1;
    }
}
