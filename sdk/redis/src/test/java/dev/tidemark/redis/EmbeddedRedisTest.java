package dev.tidemark.redis;

import static dev.tidemark.redis.States.key;
import static dev.tidemark.redis.States.stored;
import static dev.tidemark.redis.States.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The Redis of a project, as its users see it, in one process and in several. */
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedRedisTest {
    @TempDir
    Path temporary;

    private Path project;

    @BeforeEach
    void nameThatNeedsQuoting() throws IOException {
        project = Files.createDirectory(temporary.resolve("a project's \"folder\" é #1"));
    }

    @Test
    void keepsItsDataFromOneUserToTheNext() throws IOException {
        try (OnlineStore store = open()) {
            swap(store, key("a", 1), "", "kept");
        }
        assertThat(isUp()).isFalse();
        try (OnlineStore store = open()) {
            assertThat(stored(store, key("a", 1))).isEqualTo("kept");
        }
        assertThat(folder().resolve("users")).isEmptyDirectory();
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        try (OnlineStore store = open()) {
            EveryCommand.of(store);
            assertThat(permissions("redis.conf")).isEqualTo("rw-------");
            assertThat(permissions("")).isEqualTo("rwx------");
            List<String> config = Files.readAllLines(folder().resolve("redis.conf"));
            assertThat(config).contains("bind 127.0.0.1", "appendonly yes", "maxmemory-policy noeviction");
            try (RawRedis raw = new RawRedis(port())) {
                assertThatThrownBy(() -> raw.ask("GET", "a")).hasMessage("NOAUTH Authentication required.");
            }
        }
    }

    @Test
    void usersOfOneProcessShareIt() {
        OnlineStore first = open();
        try (OnlineStore second = open()) {
            swap(first, key("a", 1), "", "of the first");
            assertThat(stored(second, key("a", 1))).isEqualTo("of the first");
            first.close();
            first.close();
            assertThat(stored(second, key("a", 1))).isEqualTo("of the first");
        }
        assertThat(isUp()).isFalse();
    }

    @Test
    @Tag("slow")
    void usersOfTwoProcessesShareItAndTheLastOneEndsIt() {
        try (OtherProcess other = OtherProcess.start(project, "")) {
            assertThat(other.line()).isEqualTo("open");
            try (OnlineStore store = open()) {
                swap(store, key("a", 1), "", "shared");
                assertThat(other.tell("read a")).isEqualTo("shared");
            }
            assertThat(isUp()).isTrue();
            assertThat(other.tell("write b")).isEqualTo("true");
        }
        assertThat(isUp()).isFalse();
        try (OnlineStore store = open()) {
            assertThat(stored(store, key("b", 1))).isEqualTo("b");
        }
    }

    @Test
    @Tag("slow")
    void whoIsKilledLeavesNothingWrong() throws IOException {
        OtherProcess other = OtherProcess.start(project, "");
        assertThat(other.line()).isEqualTo("open");
        other.tell("write a");
        other.kill();
        assertThat(isUp()).as("nobody told it to end").isTrue();
        long pid = pid();
        try (OnlineStore store = open()) {
            assertThat(pid()).isEqualTo(pid);
            assertThat(stored(store, key("a", 1))).isEqualTo("a");
        }
        assertThat(isUp()).isFalse();
        assertThat(folder().resolve("users")).isEmptyDirectory();
    }

    @Test
    void comesBackWithItsDataWhenTheServerIsKilled() throws IOException {
        try (OnlineStore first = open()) {
            swap(first, key("a", 1), "", "kept");
            ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
            int port = port();
            server.destroyForcibly();
            server.onExit().join();
            try (OnlineStore second = open()) {
                assertThat(port()).isEqualTo(port);
                assertThat(stored(second, key("a", 1))).isEqualTo("kept");
                assertThat(stored(first, key("a", 1))).isEqualTo("kept");
            }
        }
        assertThat(isUp()).isFalse();
    }

    @Test
    @Tag("slow")
    void whoeverUsesItStartsItAgain() throws IOException {
        try (OnlineStore store = open()) {
            swap(store, key("a", 1), "", "kept");
            ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            assertThatThrownBy(() -> stored(store, key("a", 1)))
                    .isInstanceOf(TidemarkException.class)
                    .hasMessage("Cannot read states: Redis at 127.0.0.1:" + port()
                            + ": it was gone and runs again; try again.");
            assertThat(stored(store, key("a", 1))).isEqualTo("kept");
        }
        assertThat(isUp()).isFalse();
    }

    @Test
    void comesBackElsewhereWhenAnotherProgramTookItsPort() throws IOException {
        OnlineStore store = open();
        swap(store, key("a", 1), "", "kept");
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        int port = port();
        server.destroyForcibly();
        server.onExit().join();
        try (TestingRedis stranger = TestingRedis.at(port)) {
            try (OnlineStore second = open()) {
                assertThat(port()).isNotEqualTo(stranger.port());
                assertThat(stored(second, key("a", 1))).isEqualTo("kept");
                store.close();
            }
        }
    }

    @Test
    void tellsWhyItDoesNotStart() throws IOException {
        try (OnlineStore store = open()) {
            swap(store, key("a", 1), "", "lost");
        }
        try (Stream<Path> files = Files.list(folder().resolve("appendonlydir"))) {
            Path log = files.filter(file -> file.toString().endsWith(".incr.aof"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(log, "nonsense\r\n");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(TidemarkException.class)
                .hasMessageStartingWith("Cannot start a Redis in '" + folder().toRealPath() + "': it says '")
                .hasMessageContaining("Bad file format reading the append only file")
                .hasMessageEndingWith("'; see redis.log there, or set the 'address' of another Redis.");
    }

    @Test
    void comesAndGoesUnderManyAtOnce() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> users = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = "user" + i;
            users.add(threads.submit(() -> {
                try (OnlineStore store = open()) {
                    assertThat(swap(store, key(name, 1), "", name)).isTrue();
                }
            }));
        }
        for (Future<?> user : users) {
            user.get();
        }
        threads.shutdown();
        assertThat(isUp()).isFalse();
        try (OnlineStore store = open()) {
            for (int i = 0; i < 12; i++) {
                assertThat(stored(store, key("user" + i, 1))).isEqualTo("user" + i);
            }
        }
    }

    @Test
    @Tag("slow")
    void startsOnceWhenProcessesComeTogether() {
        List<OtherProcess> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(OtherProcess.start(project, ""));
        }
        for (OtherProcess other : others) {
            assertThat(other.line()).isEqualTo("open");
        }
        assertThat(others.get(0).tell("write a")).isEqualTo("true");
        assertThat(others.get(2).tell("read a")).isEqualTo("a");
        others.forEach(OtherProcess::close);
        assertThat(isUp()).isFalse();
    }

    @Test
    @Tag("slow")
    void librariesSayNothing() {
        try (TestingRedis redis = TestingRedis.start("--requirepass", "right")) {
            OtherProcess other = OtherProcess.start(project, redis.address());
            assertThat(other.line())
                    .isEqualTo("Cannot open the online store: Redis at " + redis.address()
                            + ": it wants a password; set 'password', and 'user' if it has users.");
            assertThat(other.line()).isNull();
        }
        try (TestingRedis redis = TestingRedis.start()) {
            OtherProcess other = OtherProcess.start(project, redis.address());
            assertThat(other.line()).isEqualTo("open");
            redis.kill();
            assertThat(other.tell("read a")).startsWith("Cannot read states: Redis at " + redis.address() + ": ");
            other.close();
            assertThat(other.line()).isNull();
        }
    }

    @Test
    @Tag("slow")
    void aServerThatDoesNotAnswerIsNotStartedASecondTime() throws Exception {
        try (OnlineStore store = open()) {
            swap(store, key("a", 1), "", "kept");
            long pid = pid();
            int port = port();
            signal("STOP", pid);
            try {
                assertThatThrownBy(this::open)
                        .isInstanceOf(TidemarkException.class)
                        .hasMessageContaining(
                                "its process " + pid + " does not answer; let it go on if it was stopped");
            } finally {
                signal("CONT", pid);
            }
            assertThat(port()).isEqualTo(port);
            try (OnlineStore second = open()) {
                assertThat(pid()).isEqualTo(pid);
                assertThat(stored(second, key("a", 1))).isEqualTo("kept");
            }
        }
        assertThat(isUp()).isFalse();
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor())
                .isZero();
    }

    private OnlineStore open() {
        return TestingRedis.open(project, Map.of());
    }

    private Path folder() {
        return project.resolve(".tidemark/redis");
    }

    private boolean isUp() {
        return Files.exists(folder().resolve("redis.conf"));
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(folder().resolve("redis.pid")).strip());
    }

    private int port() throws IOException {
        return Files.readAllLines(folder().resolve("redis.conf")).stream()
                .filter(line -> line.startsWith("port "))
                .mapToInt(line -> Integer.parseInt(line.substring("port ".length())))
                .findFirst()
                .orElseThrow();
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(file)));
    }
}
