package dev.tidemark.kernel.progress;

import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.render.Bundle;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** A bar for a loop of one's own. Thread-safe: steps may come from any thread, and as often as they like. */
public final class ProgressBar implements AutoCloseable {
    private final String label;
    private final OptionalLong total;
    private final long beganNanos = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final Canvas canvas;
    private volatile boolean closed;

    /** @param total how many steps there are; empty if nobody knows */
    public ProgressBar(Host host, String label, OptionalLong total) {
        this.label = label;
        this.total = total;
        this.canvas = new Canvas(host, this::picture);
        canvas.changed();
    }

    /** One more is done. */
    public void step() {
        step(1);
    }

    /** So many more are done. */
    public void step(long count) {
        done.addAndGet(count);
        canvas.changed();
    }

    /** Nothing more comes; the bar stays as it is. */
    @Override
    public void close() {
        closed = true;
        canvas.close();
    }

    private Bundle picture() {
        long steps = done.get();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - beganNanos);
        boolean whole = total.isPresent() && steps >= total.getAsLong();
        String line = (whole ? "✓ " : closed ? "✗ stopped: " : "")
                + label
                + ProgressPicture.state(steps, total)
                + (closed || whole ? ", " + ProgressPicture.time(elapsed) : left(steps, elapsed));
        String bar = closed || whole ? "" : ProgressPicture.bar(steps, total);
        return Bundle.text(line)
                .with(
                        Bundle.HTML,
                        "<div style=\"font-family:sans-serif;font-size:13px\">" + bar + ProgressPicture.escaped(line)
                                + "</div>");
    }

    private String left(long steps, Duration elapsed) {
        return total.isPresent() && steps > 0
                ? ", about "
                        + ProgressPicture.time(
                                elapsed.multipliedBy(total.getAsLong() - steps).dividedBy(steps))
                        + " left"
                : "";
    }

    /** For those who look at it from code: what is done so far. */
    public long done() {
        return done.get();
    }
}
