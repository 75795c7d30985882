package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.state.KeyState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Judges an executor's backfill: the states at every instant asked about must be those of a writer that added the same
 * events in another order, to the byte; their values are the answer. Statuses are not reported, for a state out of every
 * feature's reach is not there any more.
 */
public record BackfillCandidate(Backfill backfill) implements Candidate {
    /** Gives the state of each key, for each view of the plan. The rows are all known. */
    @FunctionalInterface
    public interface Backfill {
        List<Map<List<Object>, byte[]>> states(Question question, long cutOffMicros) throws Exception;
    }

    @Override
    public Result run(Question question) throws Exception {
        ServicePlan plan = question.plan();
        Question known = known(question);
        Map<Long, List<Map<List<Object>, byte[]>>> states = new HashMap<>();
        List<List<Object>> rows = new ArrayList<>();
        for (SpineRow row : question.spine()) {
            long asOf = row.asOfMicros();
            if (!states.containsKey(asOf)) {
                states.put(asOf, checked(known, asOf));
            }
            rows.add(values(plan, row, states.get(asOf)));
        }
        return Result.of(rows);
    }

    /** The same question over the rows known by its known-as-of instant. */
    private static Question known(Question question) {
        if (question.knownAsOf().isEmpty()) {
            return question;
        }
        long limit = question.knownAsOf().getAsLong();
        Map<String, List<SourceRow>> sources = new LinkedHashMap<>(question.sources());
        for (ViewPlan view : question.plan().views()) {
            var source = view.source().definition();
            sources.computeIfPresent(
                    source.name(),
                    (name, all) -> all.stream()
                            .filter(row -> {
                                Object known = row.value(source.knownTime().orElse(source.eventTime()));
                                Object time = known == null ? row.value(source.eventTime()) : known;
                                return time == null || (Long) time < limit;
                            })
                            .toList());
        }
        return new Question(question.definitions(), question.plan(), sources, question.spine(), OptionalLong.empty());
    }

    private List<Map<List<Object>, byte[]>> checked(Question question, long cutOff) throws Exception {
        List<Map<List<Object>, byte[]>> states = backfill.states(question, cutOff);
        for (int i = 0; i < states.size(); i++) {
            ViewPlan view = question.plan().views().get(i);
            Map<List<Object>, byte[]> expected =
                    expected(view, question.sources().get(view.source().name()), cutOff);
            if (!expected.keySet().equals(states.get(i).keySet())) {
                throw new AssertionError("view " + view.name() + " at " + cutOff + ": expected states of the keys "
                        + expected.keySet() + ", but there are " + states.get(i).keySet());
            }
            for (List<Object> key : expected.keySet()) {
                if (!Arrays.equals(expected.get(key), states.get(i).get(key))) {
                    throw new AssertionError("view " + view.name() + " at " + cutOff + ": the state of " + key
                            + " has other bytes than one the same events were added to in another order");
                }
            }
        }
        return states;
    }

    private static Map<List<Object>, byte[]> expected(ViewPlan view, List<SourceRow> rows, long cutOff) {
        Random random = new Random(rows.size() + cutOff);
        long before = asOf(view, cutOff);
        Map<List<Object>, byte[]> states = new HashMap<>();
        new ViewEvents(view, rows, OptionalLong.empty()).byKey().forEach((key, history) -> {
            List<ViewEvents.Row> visible = new ArrayList<>(
                    history.stream().filter(row -> row.visible() < before).toList());
            Collections.shuffle(visible, random);
            KeyState state = KeyStateWalk.inRandomBatches(view, visible, random);
            boolean isReached =
                    view.reachMicros() == Long.MAX_VALUE || state.newestMicros() >= before - view.reachMicros();
            if (state.newestMicros() != KeyState.NOTHING_SEEN && isReached) {
                states.put(key, state.encode());
            }
        });
        return states;
    }

    private static long asOf(ViewPlan view, long cutOff) {
        return view.source().definition().visibleAtItsInstant() ? cutOff + 1 : cutOff;
    }

    private static List<Object> values(ServicePlan plan, SpineRow asked, List<Map<List<Object>, byte[]>> states) {
        List<Object> row = new ArrayList<>(Collections.nCopies(plan.outputs().size(), null));
        for (int v = 0; v < plan.views().size(); v++) {
            ViewPlan view = plan.views().get(v);
            List<Object> key = new ArrayList<>();
            for (InputColumn column : view.keys()) {
                key.add(asked.value(column.name()));
            }
            KeyState state = new KeyState(view);
            byte[] bytes = states.get(v).get(key);
            if (bytes != null) {
                state.decode(bytes);
            }
            FeatureValues values = new FeatureValues(view);
            state.evaluate(asOf(view, asked.asOfMicros()), values);
            for (int i = 0; i < row.size(); i++) {
                OutputColumn output = plan.outputs().get(i);
                if (output.view() == v) {
                    row.set(i, values.value(output.feature()));
                }
            }
        }
        List<ValueStatus> unused = new ArrayList<>(Collections.nCopies(row.size(), ValueStatus.NULL));
        KeyStateCandidate.onDemand(plan, asked, row, unused);
        return row;
    }
}
