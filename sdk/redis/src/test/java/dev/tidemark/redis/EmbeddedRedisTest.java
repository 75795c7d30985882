package dev.tidemark.redis;

import static dev.tidemark.redis.States.key;
import static dev.tidemark.redis.States.stored;
import static dev.tidemark.redis.States.swap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.online.OnlineStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Redis of a project, as its users see it. */
class EmbeddedRedisTest {
    @TempDir
    Path project;

    @Test
    void keepsItsDataFromOneUserToTheNext() throws IOException {
        try (OnlineStore store = open()) {
            swap(store, key("a", 1), "", "kept");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("redis.conf"))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder().resolve("redis.conf")).doesNotExist();
        try (OnlineStore store = open()) {
            assertThat(stored(store, key("a", 1))).isEqualTo("kept");
        }
    }

    private OnlineStore open() {
        return TestingRedis.open(project, Map.of());
    }

    private Path folder() {
        return project.resolve(".tidemark/redis");
    }
}
