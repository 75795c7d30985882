package dev.tidemark.kernel.progress;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressListener;
import dev.tidemark.core.progress.WorkDefaults;
import dev.tidemark.kernel.host.Host;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The work that cells began: shown without being asked to, and cancelled with the cell. Thread-safe. */
public final class CellWorks {
    private static final List<CellWork> SHOWN = new CopyOnWriteArrayList<>();
    private static volatile Cancellation current = new Cancellation();
    private static volatile long askedIn = -1;

    private CellWorks() {}

    /** From now on, work of this process shows itself in the notebook. */
    public static void install(Host host) {
        WorkDefaults.set(() -> listener(host), () -> cancellation(host));
    }

    /**
     * Tells what the running cell does to stop, in good order.
     *
     * @return whether it does anything that hears of it
     */
    public static boolean cancel(Host host) {
        Cancellation cancelled = current;
        boolean heard = askedIn == host.cell();
        current = new Cancellation();
        cancelled.cancel();
        return heard;
    }

    /** How a cell ended. */
    public enum End {
        BY_ITSELF,
        INTERRUPTED
    }

    /** The cell is over, and so is what it showed. */
    public static void cellEnded(End how) {
        SHOWN.forEach(work -> work.end(how));
        SHOWN.clear();
    }

    static void began(CellWork work) {
        SHOWN.add(work);
    }

    private static ProgressListener listener(Host host) {
        return new CellWork(host);
    }

    private static Cancellation cancellation(Host host) {
        askedIn = host.cell();
        return current;
    }
}
