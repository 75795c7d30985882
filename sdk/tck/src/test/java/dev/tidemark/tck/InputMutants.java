package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.time.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Right about the rules, but with the wrong rows, the wrong questions, the wrong windows or the answers in disorder. */
final class InputMutants {
    private static final Candidate RIGHT = new ReferenceCandidate();

    private InputMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("collapses equal rows", "SRC-1", rows(rows -> new ArrayList<>(new LinkedHashSet<>(rows)))),
                new Mutant("loses the last row", "SRC-1", rows(rows -> rows.subList(0, Math.max(0, rows.size() - 1)))),
                new Mutant(
                        "takes events without a key for events of an empty one",
                        "KEY-2",
                        rows(InputMutants::emptyKeys)),
                new Mutant("takes events without a time for events of 1970", "TIME-5", rows(InputMutants::timesOf1970)),
                new Mutant(
                        "collapses equal questions",
                        "SET-1",
                        spine(rows -> new ArrayList<>(new LinkedHashSet<>(rows)))),
                new Mutant("answers in the order of time", "SET-1", spine(InputMutants::sortedByTime)),
                new Mutant(
                        "drops questions without a key",
                        "KEY-1",
                        spine(rows -> rows.stream()
                                .filter(row -> !row.values().containsValue(null))
                                .toList())),
                new Mutant(
                        "takes a question without a time for one of 1970",
                        "TIME-6",
                        spine(rows -> rows.stream()
                                .map(row ->
                                        new SpineRow(row.asOfMicros() == null ? 0L : row.asOfMicros(), row.values()))
                                .toList())),
                new Mutant("answers the columns backwards", "SET-2", InputMutants::columnsBackwards),
                new Mutant(
                        "keeps a latest value forever",
                        "LAT-2",
                        windows((feature, window) -> feature.function() == AggregateFunction.LATEST
                                ? Window.exact(Window.UNBOUNDED)
                                : window)),
                new Mutant(
                        "rounds the TTL down to a tile",
                        "LAT-2",
                        windows((feature, window) ->
                                feature.function() == AggregateFunction.LATEST && !window.isLifetime()
                                        ? Window.of(window.lengthMicros())
                                        : window)),
                new Mutant(
                        "makes every window exact",
                        "WIN-5",
                        windows((feature, window) -> window.isLifetime()
                                ? window
                                : new Window(window.lengthMicros(), 1, window.shiftMicros()))),
                new Mutant(
                        "ends a shifted lifetime exactly",
                        "WIN-8",
                        windows((feature, window) -> window.isLifetime() && window.isShifted()
                                ? new Window(window.lengthMicros(), 1, window.shiftMicros())
                                : window)),
                new Mutant(
                        "does not shift windows",
                        "WIN-7",
                        windows((feature, window) -> window.isLifetime()
                                ? Window.lifetime()
                                : new Window(window.lengthMicros(), window.resolutionMicros(), 0))),
                new Mutant("forgets nulls among request values", "SET-6", spine(InputMutants::zeroRequests)));
    }

    private static Candidate rows(UnaryOperator<List<SourceRow>> change) {
        return question -> {
            Map<String, List<SourceRow>> sources = new LinkedHashMap<>();
            question.sources().forEach((name, rows) -> sources.put(name, change.apply(rows)));
            return RIGHT.run(new Question(
                    question.definitions(), question.plan(), sources, question.spine(), question.knownAsOf()));
        };
    }

    private static Candidate spine(UnaryOperator<List<SpineRow>> change) {
        return question -> RIGHT.run(new Question(
                question.definitions(),
                question.plan(),
                question.sources(),
                change.apply(question.spine()),
                question.knownAsOf()));
    }

    private interface WindowChange {
        Window change(FeaturePlan feature, Window window);
    }

    private static Candidate windows(WindowChange change) {
        return question -> {
            ServicePlan plan = question.plan();
            List<ViewPlan> views = new ArrayList<>();
            for (ViewPlan view : plan.views()) {
                List<FeaturePlan> features = view.features().stream()
                        .map(f -> new FeaturePlan(
                                f.name(),
                                f.function(),
                                f.column(),
                                f.filter(),
                                change.change(f, f.window()),
                                f.n(),
                                f.p(),
                                f.defaultValue(),
                                f.type()))
                        .toList();
                views.add(new ViewPlan(
                        view.name(),
                        view.entity(),
                        view.keys(),
                        view.source(),
                        view.columns(),
                        view.where(),
                        features));
            }
            ServicePlan changed = new ServicePlan(
                    plan.service(),
                    views,
                    plan.outputs(),
                    plan.request(),
                    plan.onDemandColumns(),
                    plan.onDemand(),
                    plan.fingerprint());
            return RIGHT.run(new Question(
                    question.definitions(), changed, question.sources(), question.spine(), question.knownAsOf()));
        };
    }

    private static List<SourceRow> emptyKeys(List<SourceRow> rows) {
        return rows.stream()
                .map(row -> replaced(row, "k0", "", "merchant", "m1"))
                .toList();
    }

    private static List<SourceRow> timesOf1970(List<SourceRow> rows) {
        return rows.stream().map(row -> replaced(row, "at", 0L, "at", 0L)).toList();
    }

    /** With those values where the columns are null. */
    private static SourceRow replaced(SourceRow row, String one, Object oneValue, String other, Object otherValue) {
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        if (values.containsKey(one) && values.get(one) == null) {
            values.put(one, oneValue);
        }
        if (values.containsKey(other) && values.get(other) == null) {
            values.put(other, otherValue);
        }
        return new SourceRow(values);
    }

    private static List<SpineRow> sortedByTime(List<SpineRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(SpineRow::asOfMicros, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private static List<SpineRow> zeroRequests(List<SpineRow> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, Object> values = new LinkedHashMap<>(row.values());
                    values.replaceAll((name, value) ->
                            (name.equals("amount") || name.equals("q")) && value == null ? (Object) 0.0 : value);
                    return new SpineRow(row.asOfMicros(), values);
                })
                .toList();
    }

    private static Result columnsBackwards(Question question) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : RIGHT.run(question).rows()) {
            List<Object> backwards = new ArrayList<>(row);
            Collections.reverse(backwards);
            rows.add(backwards);
        }
        return Result.of(rows);
    }
}
