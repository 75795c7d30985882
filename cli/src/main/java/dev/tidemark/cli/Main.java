package dev.tidemark.cli;

import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.sync.Logging;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The process {@code tidemark}: runs one command on the process's own streams and exits as the command did. */
public final class Main {
    private static final int PATIENCE_SECONDS = 20;

    private Main() {}

    public static void main(String[] args) {
        chooseLog(args);
        Terminal terminal = Terminal.ofProcess();
        Cancellation cancellation = new Cancellation();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cancellation, ended), "stop"));
        int code = Cli.run(terminal, cancellation, args);
        terminal.flush();
        ended.countDown();
        System.exit(code);
    }

    /** A service says what it does; what libraries have to say of a command is not for standard output. */
    private static void chooseLog(String[] args) {
        if (args.length > 0 && args[0].equals(SyncCommand.NAME)) {
            Logging.structured();
        } else {
            Logging.none();
        }
    }

    /** On Ctrl-C: tells the command to stop and lets it clean up. Without effect once the command has ended. */
    private static void stop(Cancellation cancellation, CountDownLatch ended) {
        try {
            cancellation.cancel();
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.CANCELLED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
