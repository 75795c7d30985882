package dev.tidemark.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What docs/redis.md tells people to type. */
final class Manual {
    private Manual() {}

    /** The command that gives the user {@code tidemark} its rights, for the namespace of the tests. */
    static Object[] rights() {
        try {
            String page = Files.readString(Path.of("../../docs/redis.md"));
            int start = page.indexOf("ACL SETUSER");
            String command = page.substring(start, page.indexOf("```", start)).replace("~tidemark:*", "~test:*");
            return command.strip().split("\\s+");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
