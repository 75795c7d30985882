package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.stream.RedisStreams;
import dev.tidemark.sync.deadletter.DeadLetter;
import dev.tidemark.sync.deadletter.DeadLetters;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Shows dead letters, and sends them through again. */
final class DeadLettersWork {
    private static final int SHOWN_CHARACTERS = 200;

    private final RootCommand root;
    private final SyncWork project;

    DeadLettersWork(SyncCommand sync) {
        this.root = sync.root();
        this.project = new SyncWork(sync);
    }

    /** @return the exit code */
    int list(String stream, int most) {
        return with(letters -> {
            List<DeadLetter> listed = letters.list(stream, most);
            if (root.json()) {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.put("stream", stream).put("count", letters.count(stream)).putArray("letters");
                listed.forEach(letter -> json.withArray("/letters").add(json(letter)));
                JsonOutput.print(root.terminal(), json);
                return;
            }
            PrintStream out = root.terminal().out();
            listed.forEach(letter -> out.println(text(letter)));
            out.println(letters.count(stream) + " dead letters of " + stream);
        });
    }

    /** @return the exit code */
    int replay(String stream, int most) {
        return with(letters -> {
            List<DeadLetter> whole = letters.list(stream, most).stream()
                    .filter(letter -> !letter.isCut())
                    .toList();
            whole.forEach(letters::replay);
            if (root.json()) {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.put("stream", stream).put("replayed", whole.size()).put("left", letters.count(stream));
                JsonOutput.print(root.terminal(), json);
                return;
            }
            root.terminal().out().println(whole.size() + " sent through again, " + letters.count(stream) + " left");
        });
    }

    private int with(Consumer<DeadLetters> work) {
        ProjectConfig config = project.config();
        try (RedisStreams streams = RedisProvider.streams(project.folder(), config.online())) {
            work.accept(new DeadLetters(streams, config.online().namespace()));
        }
        return ExitCode.DONE;
    }

    private static ObjectNode json(DeadLetter letter) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("partition", letter.partition()).put("offset", letter.offset());
        json.put("reason", letter.reason()).put("bytes", letter.bytes());
        return json.put("value", new String(letter.value(), StandardCharsets.UTF_8));
    }

    private static String text(DeadLetter letter) {
        String value = new String(letter.value(), StandardCharsets.UTF_8);
        String some = value.length() > SHOWN_CHARACTERS ? value.substring(0, SHOWN_CHARACTERS) + "…" : value;
        return letter.partition() + " " + letter.offset() + ": " + letter.reason() + "\n    "
                + some.replaceAll("\\p{Cntrl}", " ");
    }
}
