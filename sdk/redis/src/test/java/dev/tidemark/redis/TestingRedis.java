package dev.tidemark.redis;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.redis.embedded.Binary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A real Redis server, or Sentinel, in a folder of its own that goes with it. */
final class TestingRedis implements AutoCloseable {
    private static Path program;

    private final Path folder;
    private final int port;
    private final List<String> arguments;
    private Process process;

    private TestingRedis(Path folder, int port, List<String> arguments) {
        this.folder = folder;
        this.port = port;
        this.arguments = arguments;
        restart();
    }

    /** @param arguments further ones, as in {@code --maxmemory 10mb} */
    static TestingRedis start(String... arguments) {
        return at(freePort(), arguments);
    }

    static TestingRedis at(int port, String... arguments) {
        Path folder = temporaryFolder();
        List<String> all = new ArrayList<>(List.of(
                program().toString(), "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--dir", "" + folder));
        all.addAll(List.of(arguments));
        return new TestingRedis(folder, port, all);
    }

    /** A server that is in a cluster, so far alone and without slots. */
    static TestingRedis inCluster() {
        return at(freePort(), "--cluster-enabled", "yes", "--cluster-port", "" + freePort());
    }

    /** A Sentinel that watches a master by the name {@code mymaster} and decides alone. */
    static TestingRedis sentinel(int master) {
        Path folder = temporaryFolder();
        int port = freePort();
        Path config = folder.resolve("sentinel.conf");
        try {
            Files.write(
                    config,
                    List.of(
                            "port " + port,
                            "bind 127.0.0.1",
                            "dir " + folder,
                            "sentinel monitor mymaster 127.0.0.1 " + master + " 1",
                            "sentinel down-after-milliseconds mymaster 500",
                            "sentinel failover-timeout mymaster 3000"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestingRedis(folder, port, List.of(program().toString(), config.toString(), "--sentinel"));
    }

    int port() {
        return port;
    }

    /** Where the other servers of its cluster talk to it. */
    int clusterPort() {
        return Integer.parseInt(arguments.get(arguments.indexOf("--cluster-port") + 1));
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    RawRedis connect() {
        return new RawRedis(port);
    }

    OnlineStore open() {
        return open(Map.of());
    }

    /** @param more settings beside the address */
    OnlineStore open(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.putIfAbsent("address", address());
        return open(folder, properties);
    }

    static OnlineStore open(Path project, Map<String, String> properties) {
        return new RedisProvider().open(project, new OnlineSettings("redis", "test", properties));
    }

    /** Ends it as kill -9 does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it where it was, after {@link #kill}. */
    void restart() {
        try {
            process = new ProcessBuilder(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        eventually(this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Redis ended: " + arguments);
        }
        try (RawRedis raw = connect()) {
            raw.ask("PING");
            return true;
        } catch (IllegalStateException e) {
            return !e.getMessage().startsWith("LOADING");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Waits for something that comes about by itself. */
    static void eventually(BooleanSupplier condition) {
        for (int i = 0; i < 12_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("it did not come about within two minutes");
    }

    /** One that no connection going out takes while the server is away, nor meets itself at. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                continue; // it is taken
            }
        }
    }

    static synchronized Path program() {
        if (program == null) {
            try {
                Path folder = temporaryFolder();
                program = Binary.in(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return program;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tidemark-redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        delete(folder);
    }

    /** A Redis to play with, until the input ends. */
    public static void main(String[] arguments) throws IOException {
        try (TestingRedis redis = start(arguments)) {
            System.out.println("Redis listens at " + redis.address());
            System.in.read();
        }
    }
}
