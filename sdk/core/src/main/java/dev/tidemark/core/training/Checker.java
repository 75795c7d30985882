package dev.tidemark.core.training;

import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Compares rows of a training set with the reference, some at a time: few at first, more while their histories are short, so
 * that these fit in memory and the sources are not read too often.
 */
final class Checker {
    private static final int FIRST_ROWS = 1;
    private static final int GROWTH = 4;
    private static final int EVENTS_AT_A_TIME = 20_000;
    private static final int LONG_HISTORY_EVENTS = 100_000;
    private static final int SHOWN = 10;

    private final Question question;
    private final BuiltTable table;
    private final RowLookup lookup;
    private final List<CheckReport.Difference> first = new ArrayList<>();
    private long differing;

    Checker(Question question, BuiltTable table) {
        this.question = question;
        this.table = table;
        this.lookup = table.lookup();
    }

    CheckReport check(Sample sample, ProgressMeter progress, Cancellation cancellation) {
        long[] rows = sample.pick(table.rowCount());
        progress.start(Phase.CHECK, "", OptionalLong.of(rows.length));
        int size = FIRST_ROWS;
        int from = 0;
        while (from < rows.length) {
            cancellation.check();
            long[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + size));
            long events = compare(some);
            from += some.length;
            size = events * GROWTH <= EVENTS_AT_A_TIME ? size * GROWTH : size;
            progress.advance(some.length);
        }
        progress.finish();
        return new CheckReport(rows.length, question.plan().outputs().size(), differing, first);
    }

    /** Compares these rows; gives how many events it took. */
    private long compare(long[] rows) {
        List<SpineRow> questions = lookup.questions(rows);
        List<List<Object>> built = table.features(rows);
        if (Surroundings.most(question.plan(), questions, lookup) > LONG_HISTORY_EVENTS) {
            return compareOneByOne(rows, questions, built);
        }
        Histories histories = Histories.inReach(question.plan(), lookup, questions);
        Reference reference = histories.reference(question.knownAsOfMicros());
        for (int i = 0; i < rows.length; i++) {
            compare(rows[i], built.get(i), reference.evaluate(questions.get(i)));
        }
        return histories.events();
    }

    /** Of long histories a feature without a start may see little, and one key's fit better than several. */
    private long compareOneByOne(long[] rows, List<SpineRow> questions, List<List<Object>> built) {
        long events = 0;
        for (int i = 0; i < rows.length; i++) {
            Surroundings around = Surroundings.of(question, questions.get(i), lookup);
            compare(rows[i], built.get(i), around.reference().evaluate(questions.get(i)));
            events += around.events();
        }
        return events;
    }

    private void compare(long row, List<Object> built, List<FeatureValue> expected) {
        for (int i = 0; i < built.size(); i++) {
            if (!Objects.equals(built.get(i), expected.get(i).value()) && ++differing <= SHOWN) {
                OutputColumn output = question.plan().outputs().get(i);
                first.add(new CheckReport.Difference(
                        row + 1,
                        output.name(),
                        String.valueOf(built.get(i)),
                        String.valueOf(expected.get(i).value())));
            }
        }
    }
}
