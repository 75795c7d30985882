package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.core.progress.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A command that ran in this process: its exit code and what it printed. */
record Ran(int code, String out, String err) {
    static Ran command(Object... args) {
        return command(new Cancellation(), args);
    }

    static Ran command(Cancellation cancellation, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        return run(Terminal.piped(out, err), out, err, cancellation, args);
    }

    /** As if somebody watched both streams. */
    static Ran watched(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        return run(Terminal.watched(out, err), out, err, new Cancellation(), args);
    }

    private static Ran run(
            Terminal terminal,
            ByteArrayOutputStream out,
            ByteArrayOutputStream err,
            Cancellation cancellation,
            Object... args) {
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int code = Cli.run(terminal, cancellation, words);
        terminal.flush();
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Standard output as JSON; fails if it is anything else. */
    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(out, e);
        }
    }
}
