package dev.tidemark.kernel.progress;

import dev.tidemark.core.progress.Progress;
import dev.tidemark.core.progress.ProgressListener;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.render.Bundle;
import java.util.ArrayList;
import java.util.List;

/** Shows the stages of a cell's work. A training set that is written in a later cell is shown there. Thread-safe. */
final class CellWork implements ProgressListener {
    private static final int MOST_LINES = 12;

    private final Host host;
    private final List<Progress> over = new ArrayList<>();
    private Canvas canvas;
    private long cell = -1;
    private Progress now;
    private boolean ended;
    private boolean interrupted;

    CellWork(Host host) {
        this.host = host;
    }

    @Override
    public synchronized void progressed(Progress progress) {
        if (canvas == null || cell != host.cell()) {
            begin();
        }
        if (now != null && (now.phase() != progress.phase() || !now.detail().equals(progress.detail()))) {
            keep(now);
        }
        now = progress;
        canvas.changed();
    }

    private void begin() {
        canvas = new Canvas(host, this::picture);
        cell = host.cell();
        over.clear();
        now = null;
        ended = false;
        interrupted = false;
        CellWorks.began(this);
    }

    private void keep(Progress stage) {
        if (over.size() == MOST_LINES) {
            over.remove(0);
        }
        over.add(stage);
    }

    /** The cell is over: what is not done was stopped. */
    synchronized void end(CellWorks.End how) {
        ended = true;
        interrupted = how == CellWorks.End.INTERRUPTED;
        if (canvas != null) {
            canvas.close();
        }
    }

    private synchronized Bundle picture() {
        return ProgressPicture.of(over, now, ended, interrupted);
    }
}
