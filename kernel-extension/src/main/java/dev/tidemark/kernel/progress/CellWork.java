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
    public void progressed(Progress progress) {
        taken(progress).changed();
    }

    /** The canvas is told by whoever called, without this lock: it asks for the picture under its own. */
    private synchronized Canvas taken(Progress progress) {
        if (canvas == null || cell != host.cell()) {
            begin();
        }
        if (now != null && (now.phase() != progress.phase() || !now.detail().equals(progress.detail()))) {
            keep(now);
        }
        now = progress;
        return canvas;
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
    void end(CellWorks.End how) {
        Canvas last = ended(how);
        if (last != null) {
            last.close();
        }
    }

    private synchronized Canvas ended(CellWorks.End how) {
        ended = true;
        interrupted = how == CellWorks.End.INTERRUPTED;
        return canvas;
    }

    private synchronized Bundle picture() {
        return ProgressPicture.of(over, now, ended, interrupted);
    }
}
