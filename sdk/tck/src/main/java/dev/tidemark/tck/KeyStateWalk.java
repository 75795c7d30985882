package dev.tidemark.tck;

import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.tck.ViewEvents.Asked;
import dev.tidemark.tck.ViewEvents.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/** Ways in which the events of one key can reach a {@link KeyState}; all must give the same values. */
public enum KeyStateWalk {
    /** In the order they become visible, in one pass over the questions: what executors do. */
    SORTED {
        @Override
        void walk(ViewPlan view, List<Row> history, List<Asked> asked, FeatureValues out, IntConsumer answered) {
            KeyState state = new KeyState(view);
            EventBatch batch = batch(view, history);
            int next = 0;
            for (Asked question : asked) {
                int from = next;
                while (next < history.size() && history.get(next).visible() < question.at()) {
                    next++;
                }
                state.add(batch, from, next);
                state.evaluate(question.at(), out);
                answered.accept(question.row());
            }
        }
    },

    /** In one pass, but through its bytes after every few events and before every question: what streams and serving do. */
    ENCODED {
        @Override
        void walk(ViewPlan view, List<Row> history, List<Asked> asked, FeatureValues out, IntConsumer answered) {
            KeyState state = new KeyState(view);
            EventBatch batch = batch(view, history);
            int next = 0;
            for (Asked question : asked) {
                while (next < history.size() && history.get(next).visible() < question.at()) {
                    state.add(batch, next, next + 1);
                    next++;
                    if (next % EVENTS_BETWEEN_BYTES == 0) {
                        state = throughBytes(view, state);
                    }
                }
                state = throughBytes(view, state);
                state.evaluate(question.at(), out);
                answered.accept(question.row());
                byte[] afterwards = state.encode();
                if (!Arrays.equals(afterwards, throughBytes(view, state).encode())) {
                    throw new AssertionError("a state that went through its bytes encodes to other bytes");
                }
            }
        }
    },

    /** Anew for each question, latest question first, in random order and batches, through its bytes at random points. */
    SHUFFLED {
        @Override
        void walk(ViewPlan view, List<Row> history, List<Asked> asked, FeatureValues out, IntConsumer answered) {
            Random random = new Random(history.size() * 31L + asked.size());
            for (int i = asked.size() - 1; i >= 0; i--) {
                Asked question = asked.get(i);
                List<Row> visible = new ArrayList<>(history.stream()
                        .filter(row -> row.visible() < question.at())
                        .toList());
                byte[] inOrder = all(view, visible).encode();
                Collections.shuffle(visible, random);
                KeyState state = inRandomBatches(view, visible, random);
                if (!Arrays.equals(inOrder, state.encode())) {
                    throw new AssertionError("the same events in another order encode to other bytes");
                }
                state.evaluate(question.at(), out);
                answered.accept(question.row());
            }
        }
    };

    private static final int EVENTS_BETWEEN_BYTES = 4;

    /** Answers each question into {@code out}, then says which row of the spine that was. */
    abstract void walk(ViewPlan view, List<Row> history, List<Asked> asked, FeatureValues out, IntConsumer answered);

    private static KeyState all(ViewPlan view, List<Row> rows) {
        KeyState state = new KeyState(view);
        state.add(batch(view, rows), 0, rows.size());
        return state;
    }

    static KeyState inRandomBatches(ViewPlan view, List<Row> rows, Random random) {
        KeyState state = new KeyState(view);
        EventBatch batch = batch(view, rows);
        int from = 0;
        while (from < rows.size()) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(4));
            state.add(batch, from, to);
            from = to;
            if (random.nextInt(4) == 0) {
                state = throughBytes(view, state);
            }
        }
        return state;
    }

    private static KeyState throughBytes(ViewPlan view, KeyState state) {
        KeyState copy = new KeyState(view);
        copy.decode(state.encode());
        return copy;
    }

    static EventBatch batch(ViewPlan view, List<Row> rows) {
        boolean hasSequence = view.source().definition().sequence().isPresent();
        EventBatch batch =
                new EventBatch(view.columns().stream().map(ViewColumn::type).toList(), hasSequence, rows.size());
        if (view.where() != FeaturePlan.NONE) {
            batch.exists = new boolean[rows.size()];
        }
        for (int row = 0; row < rows.size(); row++) {
            Row event = rows.get(row);
            batch.append(event.eventTime(), event.knownTime(), event.sequence());
            for (int i = 0; i < event.columns().length; i++) {
                batch.columns[i].append(event.columns()[i]);
            }
            if (batch.exists != null) {
                batch.exists[row] = Boolean.TRUE.equals(event.columns()[view.where()]);
            }
        }
        return batch;
    }
}
