package dev.tidemark.redis.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.redis.embedded.ServerControl.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final Duration SOON = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    @Test
    void aServerWhoseUsersAreAllGoneEnds() throws Exception {
        ServerConfig config = started();
        Process user = new ProcessBuilder("/bin/sleep", "600").start();
        Files.createFile(Files.createDirectories(folder.resolve("users")).resolve(user.pid() + "-x"));
        Watch.over(folder, pid(), SOON);
        Thread.sleep(5 * SOON.toMillis());
        assertThat(new ServerControl(config).health()).isEqualTo(Health.UP);

        user.destroyForcibly().waitFor();
        while (new ServerControl(config).health() != Health.DOWN) {
            Thread.sleep(SOON.toMillis());
        }
    }

    @Test
    void oneThatItsUsersEndedIsNoneOfItsBusiness() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.join(folder)) {
            Watch.over(folder, pid(), SOON);
            Thread.sleep(5 * SOON.toMillis());
            assertThat(new ServerControl(new ServerConfig(redis.port(), redis.password())).health())
                    .isEqualTo(Health.UP);
        }
        ServerConfig again = started();
        Thread.sleep(5 * SOON.toMillis());
        assertThat(new ServerControl(again).health()).isEqualTo(Health.UP);
        new Server(folder).end();
    }

    /** Without any user. */
    private ServerConfig started() throws IOException {
        return new Server(folder).ensureRunning();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(ServerConfig.PID)).strip());
    }
}
