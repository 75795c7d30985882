package dev.tidemark.redis.embedded;

import dev.tidemark.redis.embedded.ServerControl.Health;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The server process of a folder. Under the {@link FolderLock} only. */
final class Server {
    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 32_000;
    private static final int PORT_TRIES = 100;
    private static final long STEP_MILLIS = 5;
    /** How long a process that was just started may take to listen; it reads its data after that. */
    private static final long START_MILLIS = 10_000;
    /** A server that a killed process had just started listens by then. */
    private static final long ORPHAN_MILLIS = 300;

    private static final long END_MILLIS = 30_000;
    private static final Duration LOOK_FOR_USERS = Duration.ofSeconds(10);

    private final Path folder;

    Server(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts the server if it is not up. A server that died comes back where it was, so that others find it again. One that
     * lives and does not answer is an error: a second one would write into the same files.
     */
    ServerConfig ensureRunning() throws IOException {
        Optional<ServerConfig> before = ServerConfig.read(folder);
        if (before.isPresent()) {
            Health health = await(before.get(), process().isPresent() ? START_MILLIS : ORPHAN_MILLIS);
            if (health == Health.UP) {
                return before.get();
            }
            refuseSecond();
        }
        ServerConfig config = before.filter(c -> isFree(c.port())).orElseGet(() -> ServerConfig.fresh(freePort()));
        start(config);
        return config;
    }

    /** Ends the server; returns when its data is on disk. */
    void end() throws IOException {
        Optional<ServerConfig> config = ServerConfig.read(folder);
        if (config.isEmpty()) {
            return;
        }
        ServerControl control = new ServerControl(config.get());
        if (control.health() != Health.NOT_OURS) {
            control.shutDown();
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
            while (control.health() != Health.DOWN) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("it does not end within " + END_MILLIS / 1_000 + " s");
                }
                pause();
            }
        }
        ServerConfig.delete(folder);
    }

    private void start(ServerConfig config) throws IOException {
        Path program = Binary.in(folder);
        Path file = config.write(folder);
        Files.deleteIfExists(folder.resolve(ServerConfig.LOG));
        Files.deleteIfExists(folder.resolve(ServerConfig.PID));
        Process launcher = Binary.launch(
                new ProcessBuilder(program.toString(), file.getFileName().toString())
                        .directory(folder.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(file.toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD));
        try {
            launcher.waitFor(); // it leaves the server behind
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (await(config, START_MILLIS) != Health.UP) {
            throw new TidemarkException(
                    ErrorCode.STORE_UNREACHABLE,
                    "Cannot start a Redis in '" + folder + "': it says '" + lastLine() + "'; see " + ServerConfig.LOG
                            + " there, or set the 'address' of another Redis.");
        }
        OptionalLong server = pid();
        if (server.isPresent()) {
            Watch.over(folder, server.getAsLong(), LOOK_FOR_USERS);
        }
    }

    private void refuseSecond() throws IOException {
        Optional<ProcessHandle> alive = process();
        if (alive.isPresent()) {
            throw new TidemarkException(
                    ErrorCode.STORE_UNREACHABLE,
                    "Cannot use the Redis in '" + folder + "': its process "
                            + alive.get().pid() + " does not answer; let it go on if it was stopped, or end it.");
        }
    }

    /** Waits so long for it to listen and to answer, and as long as it takes to read its data. */
    private Health await(ServerConfig config, long millis) throws IOException {
        ServerControl control = new ServerControl(config);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            Health health = control.health();
            boolean waiting = health == Health.LOADING
                    || (health == Health.DOWN || health == Health.BUSY) && System.nanoTime() < deadline && !isDead();
            if (!waiting) {
                return health;
            }
            pause();
        }
    }

    /** Whether a server said who it was and is no more. */
    private boolean isDead() throws IOException {
        return pid().isPresent() && process().isEmpty();
    }

    /** The process of a server that said who it was, if it lives. */
    private Optional<ProcessHandle> process() throws IOException {
        OptionalLong pid = pid();
        return pid.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(pid.getAsLong())
                        .filter(ProcessHandle::isAlive)
                        .filter(Server::isRedis);
    }

    /** Another program may have got the number of a server that died. */
    private static boolean isRedis(ProcessHandle process) {
        return process.info().command().map(Binary::isProgram).orElse(true);
    }

    private OptionalLong pid() throws IOException {
        try {
            return OptionalLong.of(Long.parseLong(
                    Files.readString(folder.resolve(ServerConfig.PID)).strip()));
        } catch (NoSuchFileException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * One below those that systems give to connections going out, if there is any: one of those could take it while the server is
     * away, and even meet itself there.
     */
    private static int freePort() {
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(ServerConfig.LOG));
            return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1).strip();
        } catch (IOException e) {
            return "nothing";
        }
    }
}
