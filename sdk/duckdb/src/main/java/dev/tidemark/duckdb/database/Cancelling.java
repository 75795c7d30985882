package dev.tidemark.duckdb.database;

import dev.tidemark.core.progress.Cancellation;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Stops a statement once work is cancelled. A statement that has not begun cannot be stopped, so it is told again and again
 * until this is closed.
 */
public final class Cancelling implements AutoCloseable {
    private static final long AGAIN_MILLIS = 20;

    private final Statement statement;
    private final Cancellation.Registration registration;
    private Thread thread;
    private boolean closed;

    private Cancelling(Statement statement, Cancellation cancellation) {
        this.statement = statement;
        this.registration = cancellation.whenCancelled(this::start);
    }

    /** Close it before the statement. */
    public static Cancelling of(Statement statement, Cancellation cancellation) {
        return new Cancelling(statement, cancellation);
    }

    private synchronized void start() {
        if (!closed) {
            thread = new Thread(this::cancel, "tidemark-cancel");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void cancel() {
        try {
            while (true) {
                statement.cancel();
                Thread.sleep(AGAIN_MILLIS);
            }
        } catch (SQLException | InterruptedException e) {
            // there is nothing left to cancel
        }
    }

    private synchronized Thread end() {
        closed = true;
        return thread;
    }

    @Override
    public void close() {
        registration.close();
        Thread running = end();
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            running.interrupt();
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
