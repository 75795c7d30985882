package dev.tidemark.cli.terminal;

import java.util.Timer;
import java.util.TimerTask;

/** Does something again and again. */
@FunctionalInterface
interface Ticks {
    /** Begins after {@code firstMillis}; gives what ends it. */
    Runnable start(long firstMillis, long intervalMillis, Runnable tick);

    /** On a daemon thread of its own. */
    static Ticks timer() {
        return (firstMillis, intervalMillis, tick) -> {
            Timer timer = new Timer("progress", true);
            TimerTask task = new TimerTask() {
                @Override
                public void run() {
                    tick.run();
                }
            };
            timer.schedule(task, firstMillis, intervalMillis);
            return timer::cancel;
        };
    }
}
