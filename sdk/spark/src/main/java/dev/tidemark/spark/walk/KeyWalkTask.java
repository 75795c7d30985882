package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.spark.shuffle.Entry;
import dev.tidemark.spark.shuffle.KeyBorders;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * Walks sorted events past the sorted questions about the same keys: gives each question's own row with the features of all
 * passes behind it. What a task holds does not grow with the events of a key.
 */
final class KeyWalkTask implements Function2<Integer, Iterator<Entry>, Iterator<InternalRow>> {
    private final List<Pass> passes;
    private final List<ViewPlan> views;
    private final int width;
    private final TaskCounts counts;

    /**
     * @param passes of entities with the same key columns; an event's kind is the place of its pass among them, from 1
     * @param views what the indexes of the passes mean
     * @param width how many columns a question's row has
     */
    KeyWalkTask(List<Pass> passes, List<ViewPlan> views, int width, TaskCounts counts) {
        this.passes = List.copyOf(passes);
        this.views = List.copyOf(views);
        this.width = width;
        this.counts = counts;
    }

    /** The features that a row gets, by view and in the order of their columns. */
    static List<FeaturePlan> features(List<Pass> passes, List<ViewPlan> views) {
        List<FeaturePlan> features = new ArrayList<>();
        passes.forEach(pass ->
                pass.views().forEach(view -> features.addAll(views.get(view).features())));
        return features;
    }

    @Override
    public Iterator<InternalRow> call(Integer part, Iterator<Entry> rows) {
        return new Answers(part, rows);
    }

    /** The answered questions of one part. */
    private final class Answers implements Iterator<InternalRow> {
        private final int part;
        private final Iterator<Entry> rows;
        private final List<PassWalk> walks = new ArrayList<>();
        private final FeatureRow features;
        private final KeyBorders borders = new KeyBorders();
        private final UnsafeRow question = new UnsafeRow(width);
        private final JoinedRow answer = new JoinedRow();
        private boolean asked;
        private boolean inKey;
        private boolean ended;
        private InternalRow next;

        Answers(int part, Iterator<Entry> rows) {
            this.part = part;
            this.rows = rows;
            List<ValueType> types = KeyWalkTask.features(passes, views).stream()
                    .map(FeaturePlan::type)
                    .toList();
            this.features = new FeatureRow(types);
            passes.forEach(pass -> walks.add(new PassWalk(pass, views)));
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                next = step(rows.next());
            }
            if (next == null && !ended) {
                ended = true;
                endKey();
                for (int i = 0; i < walks.size(); i++) {
                    counts.put(passes.get(i).name(), part, walks.get(i).counts());
                }
            }
            return next != null;
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            InternalRow row = next;
            next = null;
            return row;
        }

        private InternalRow step(Entry row) {
            if (borders.isNew(row)) {
                endKey();
                inKey = true;
                asked = false;
                for (int i = 0; i < walks.size(); i++) {
                    walks.get(i).startKey();
                }
            }
            int kind = row.kind();
            if (kind == QuestionTask.QUESTION) {
                asked = true;
                return answer(row);
            }
            walks.get(kind - 1).take(row);
            return null;
        }

        private InternalRow answer(Entry row) {
            long asOf = row.micros();
            int place = 0;
            for (int i = 0; i < walks.size(); i++) {
                PassWalk walk = walks.get(i);
                long evaluatedAt = walk.evaluatedAt(asOf);
                walk.flush(evaluatedAt);
                List<ViewWalk> of = walk.views();
                for (int view = 0; view < of.size(); view++) {
                    place = features.set(place, of.get(view).evaluate(evaluatedAt));
                }
            }
            row.payload(question);
            return answer.apply(question, features.row());
        }

        private void endKey() {
            if (inKey) {
                for (int i = 0; i < walks.size(); i++) {
                    if (asked) {
                        walks.get(i).endKey();
                    } else {
                        walks.get(i).leaveOutKey();
                    }
                }
            }
        }
    }
}
