package dev.tidemark.redis.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a server whose users were all killed, a while later: a small shell script, in a session of its own so that whatever
 * kills a user leaves it alone. Whoever joins in the very moment that it ends the server starts it again.
 */
final class Watch {
    /** A user's file begins with the number of its process. */
    private static final String SCRIPT = """
            while sleep "$2" && [ "$(cat redis.pid 2>/dev/null)" = "$1" ] && kill -0 "$1" 2>/dev/null; do
              used=
              for user in users/*; do
                user=${user#users/}
                ! kill -0 "${user%%-*}" 2>/dev/null || used=yes
              done
              [ -n "$used" ] || kill "$1"
            done
            """;

    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");
    private static final double MILLIS_PER_SECOND = 1_000;

    private Watch() {}

    /**
     * Begins to watch over the server of a folder.
     *
     * @param every how often to look
     */
    static void over(Path folder, long server, Duration every) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(OWN_SESSION)) {
            command.add(OWN_SESSION.toString());
        }
        String seconds = String.valueOf(every.toMillis() / MILLIS_PER_SECOND);
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "tidemark-redis-watch", String.valueOf(server), seconds));
        new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
