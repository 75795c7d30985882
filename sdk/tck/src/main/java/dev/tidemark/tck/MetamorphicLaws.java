package dev.tidemark.tck;

import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Changes of the input that must not change the answer: judged without the oracle, on random plans. */
final class MetamorphicLaws {
    private MetamorphicLaws() {}

    private interface Law {
        void judge(Candidate candidate, Scenario scenario, Result answer) throws Exception;
    }

    private record Named(String name, Law law) {
        Check on(long firstSeed, int plans) {
            return Check.of(name, candidate -> {
                for (long seed = firstSeed; seed < firstSeed + plans; seed++) {
                    Scenario scenario = AnsweredPlan.of(seed).scenario();
                    try {
                        law.judge(candidate, scenario, candidate.run(scenario.question()));
                    } catch (AssertionError e) {
                        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
                    }
                }
            });
        }
    }

    /** Each law, on so many random plans. */
    static List<Check> checks(long firstSeed, int plans) {
        return Stream.of(
                        new Named("vis_1_eventsAtOrAfterTheInstantChangeNothing", MetamorphicLaws::laterEvents),
                        new Named("src_2_theOrderOfRowsChangesNothing", MetamorphicLaws::shuffled),
                        new Named("tie_6_rowsReadBackwardsGiveTheSame", MetamorphicLaws::reversed),
                        new Named("tie_5_aFeatureAskedAloneIsTheSameAsAmongOthers", MetamorphicLaws::alone),
                        new Named("set_1_aSpineBackwardsGivesItsRowsBackwards", MetamorphicLaws::spineBackwards),
                        new Named("set_1_duplicatesOfTheSpineAreKept", MetamorphicLaws::spineTwice),
                        new Named("set_5_halfOfASpineGivesTheSameRows", MetamorphicLaws::halfSpine),
                        new Named("key_2_eventsWithoutAKeyOrATimeChangeNothing", MetamorphicLaws::noEvents))
                .map(law -> law.on(firstSeed, plans))
                .toList();
    }

    private static void laterEvents(Candidate candidate, Scenario scenario, Result answer) throws Exception {
        ServicePlan plan = scenario.plan();
        for (int i = 0; i < Math.min(3, scenario.spine().size()); i++) {
            SpineRow question = scenario.spine().get(i);
            Scenario more = scenario.withSpine(List.of(question));
            for (var view : plan.views()) {
                String source = view.source().name();
                long atInstant =
                        question.asOfMicros() + (view.source().definition().visibleAtItsInstant() ? 1 : 0);
                List<SourceRow> rows = new ArrayList<>(scenario.sources().get(source));
                for (SourceRow row : scenario.sources().get(source)) {
                    rows.add(with(row, "at", atInstant));
                    rows.add(with(row, "at", atInstant + 1));
                }
                more = more.withSource(source, rows);
            }
            Judgement.sameAs(plan, row(answer, i), candidate.run(more.question()));
        }
    }

    private static void noEvents(Candidate candidate, Scenario scenario, Result answer) throws Exception {
        Scenario more = scenario;
        for (Map.Entry<String, List<SourceRow>> source : scenario.sources().entrySet()) {
            List<SourceRow> rows = new ArrayList<>(source.getValue());
            for (SourceRow row : source.getValue()) {
                rows.add(with(row, "at", null));
                rows.add(with(row, "k0", null));
            }
            more = more.withSource(source.getKey(), rows);
        }
        Judgement.sameAs(scenario.plan(), answer, candidate.run(more.question()));
    }

    private static void shuffled(Candidate candidate, Scenario scenario, Result answer) throws Exception {
        Scenario other = scenario;
        for (Map.Entry<String, List<SourceRow>> source : scenario.sources().entrySet()) {
            List<SourceRow> rows = new ArrayList<>(source.getValue());
            Collections.shuffle(rows, new Random(rows.size()));
            other = other.withSource(source.getKey(), rows);
        }
        Judgement.sameAs(scenario.plan(), answer, candidate.run(other.question()));
    }

    private static void reversed(Candidate candidate, Scenario scenario, Result answer) throws Exception {
        Scenario other = scenario;
        for (Map.Entry<String, List<SourceRow>> source : scenario.sources().entrySet()) {
            List<SourceRow> rows = new ArrayList<>(source.getValue());
            Collections.reverse(rows);
            other = other.withSource(source.getKey(), rows);
        }
        Judgement.sameAs(scenario.plan(), answer, candidate.run(other.question()));
    }

    private static void alone(Candidate candidate, Scenario scenario, Result answer) throws Exception {
        ServicePlan plan = scenario.plan();
        for (int i = 0; i < Math.min(4, plan.outputs().size()); i++) {
            OutputColumn output = plan.outputs().get(i);
            if (!output.isOnDemand()) {
                Scenario one = Services.only(scenario, output);
                Judgement.sameAs(one.plan(), column(answer, i), candidate.run(one.question()));
            }
        }
    }

    private static void spineBackwards(Candidate candidate, Scenario scenario, Result answer) throws Exception {
        List<SpineRow> backwards = new ArrayList<>(scenario.spine());
        Collections.reverse(backwards);
        List<List<Object>> rows = new ArrayList<>(answer.rows());
        Collections.reverse(rows);
        Result given = candidate.run(scenario.withSpine(backwards).question());
        Judgement.sameAs(scenario.plan(), Result.of(rows), given);
    }

    private static void spineTwice(Candidate candidate, Scenario scenario, Result answer) throws Exception {
        List<SpineRow> twice = new ArrayList<>(scenario.spine());
        twice.addAll(scenario.spine());
        List<List<Object>> rows = new ArrayList<>(answer.rows());
        rows.addAll(answer.rows());
        Judgement.sameAs(
                scenario.plan(),
                Result.of(rows),
                candidate.run(scenario.withSpine(twice).question()));
    }

    private static void halfSpine(Candidate candidate, Scenario scenario, Result answer) throws Exception {
        List<SpineRow> half = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < scenario.spine().size(); i += 2) {
            half.add(scenario.spine().get(i));
            rows.add(answer.rows().get(i));
        }
        Judgement.sameAs(
                scenario.plan(),
                Result.of(rows),
                candidate.run(scenario.withSpine(half).question()));
    }

    private static Result row(Result result, int row) {
        return Result.of(List.of(result.rows().get(row)));
    }

    private static Result column(Result result, int column) {
        return Result.of(result.rows().stream()
                .map(row -> Collections.singletonList(row.get(column)))
                .toList());
    }

    private static SourceRow with(SourceRow row, String column, Object value) {
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        values.put(column, value);
        return new SourceRow(values);
    }
}
