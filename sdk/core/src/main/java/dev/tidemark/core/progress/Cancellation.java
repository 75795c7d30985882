package dev.tidemark.core.progress;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A request to stop, made from another thread. Thread-safe. Work that is told to stop ends with a {@link
 * TidemarkException} of code CANCELLED and leaves nothing half-written.
 */
public final class Cancellation {
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private volatile boolean cancelled;

    /** What {@link #whenCancelled} returns; closing it forgets the action. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Asks the work to stop. Asking again changes nothing. */
    public void cancel() {
        Set<Runnable> actions;
        synchronized (listeners) {
            cancelled = true;
            actions = new LinkedHashSet<>(listeners);
            listeners.clear();
        }
        actions.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Throws if the work was asked to stop. */
    public void check() {
        if (cancelled) {
            throw new TidemarkException(
                    ErrorCode.CANCELLED, "Cancelled: nothing was written. Run it again to start over.");
        }
    }

    /** Runs the action on the thread that cancels, or now if that happened already. */
    public Registration whenCancelled(Runnable action) {
        synchronized (listeners) {
            if (!cancelled) {
                listeners.add(action);
                return () -> {
                    synchronized (listeners) {
                        listeners.remove(action);
                    }
                };
            }
        }
        action.run();
        return () -> {};
    }
}
