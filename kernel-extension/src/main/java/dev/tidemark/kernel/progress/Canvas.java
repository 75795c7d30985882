package dev.tidemark.kernel.progress;

import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.render.Bundle;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A picture under a cell that is drawn again as it changes: first after a moment, so that what is quick shows nothing, then at
 * most ten times a second, and always in its last state. Thread-safe.
 */
final class Canvas {
    private static final long FIRST_MILLIS = 250;
    private static final long EVERY_MILLIS = 100;
    private static final Timer CLOCK = new Timer("progress", true);

    private final Host host;
    private final Supplier<Bundle> picture;
    private final String id = UUID.randomUUID().toString();
    private final long beganNanos = System.nanoTime();
    private long drawnNanos;
    private boolean shown;
    private boolean due;
    private boolean closed;

    Canvas(Host host, Supplier<Bundle> picture) {
        this.host = host;
        this.picture = picture;
    }

    /** The picture is another one now. */
    synchronized void changed() {
        if (due || closed) {
            return;
        }
        due = true;
        long now = System.nanoTime();
        long at = shown ? drawnNanos + EVERY_MILLIS * 1_000_000 : beganNanos + FIRST_MILLIS * 1_000_000;
        CLOCK.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        draw();
                    }
                },
                Math.max(0, (at - now) / 1_000_000));
    }

    /** Draws the last state; if nothing was drawn yet, it was quick, and nothing is. */
    synchronized void close() {
        if (!closed && shown) {
            host.update(id, picture.get());
        }
        closed = true;
    }

    private synchronized void draw() {
        due = false;
        if (closed) {
            return;
        }
        Bundle now = picture.get();
        if (shown) {
            host.update(id, now);
        } else {
            host.show(id, now);
        }
        shown = true;
        drawnNanos = System.nanoTime();
    }
}
