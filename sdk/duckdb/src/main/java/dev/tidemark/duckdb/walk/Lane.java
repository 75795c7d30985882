package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Walks the events of some keys past the questions about them. Chunks come in the order of keys and instants; a key's events
 * and questions may come in several. A question comes before the events that it is the first to see. Not thread-safe.
 */
final class Lane {
    private static final int NO_KEY = -2;

    /** Now and then a lane looks whether it shall stop: after so many answers, less one. */
    private static final int STOP_CHECK_MASK = 0xFF;

    private final List<ViewWalker> views;
    private final ProgressMeter progress;
    private final Cancellation cancellation;
    private final Queue<QuestionChunk> questions = new ArrayDeque<>();
    private QuestionChunk current;
    private int next;
    private int key = NO_KEY;

    /** A lane with nothing to do yet. */
    Lane(List<ViewWalker> views, ProgressMeter progress, Cancellation cancellation) {
        this.views = views;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    List<ViewWalker> views() {
        return views;
    }

    void ask(QuestionChunk chunk) {
        questions.add(chunk);
    }

    /** Answers every question that no later chunk can bear on. */
    void walk(EventChunk chunk) {
        for (ViewWalker view : views) {
            view.load(chunk);
        }
        int[] ids = chunk.ids();
        long[] visible = chunk.visibleMicros();
        int end = chunk.to();
        int at = chunk.from();
        while (hasQuestion()) {
            int id = current.ids()[next];
            long asOf = current.asOfMicros()[next];
            startKey(id);
            while (at < end && ids[at] < id) {
                at++;
            }
            int from = at;
            while (at < end && ids[at] == id && visible[at] < asOf) {
                at++;
            }
            if (at > from) {
                for (int i = 0; i < views.size(); i++) {
                    views.get(i).add(from, at, asOf);
                }
            }
            if (at == end) {
                return;
            }
            answer(asOf);
        }
    }

    /** Answers every question asked so far: no more events come that bear on one. */
    void complete() {
        while (hasQuestion()) {
            startKey(current.ids()[next]);
            answer(current.asOfMicros()[next]);
        }
    }

    private boolean hasQuestion() {
        while (current == null || next == current.to()) {
            if (current != null) {
                progress.advance(current.to() - current.from());
            }
            current = questions.poll();
            if (current == null) {
                return false;
            }
            next = current.from();
        }
        return true;
    }

    private void startKey(int id) {
        if (id != key) {
            key = id;
            for (int i = 0; i < views.size(); i++) {
                views.get(i).startKey();
            }
        }
    }

    private void answer(long asOf) {
        if ((next & STOP_CHECK_MASK) == 0) {
            checkStop();
        }
        for (int i = 0; i < views.size(); i++) {
            views.get(i).answer(current, next, asOf);
        }
        next++;
    }

    private void checkStop() {
        cancellation.check();
        if (Thread.currentThread().isInterrupted()) {
            throw new TidemarkException(ErrorCode.CANCELLED, "Cancelled: the rest of the walk ended.");
        }
    }
}
