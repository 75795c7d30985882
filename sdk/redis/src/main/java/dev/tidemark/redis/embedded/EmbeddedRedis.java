package dev.tidemark.redis.embedded;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One user's share in the Redis of a project. The first user starts it, the last one ends it, in whatever process they are; a
 * server that a killed user left behind is joined by the next. Closing it twice does nothing.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private final Path folder;
    private final Users users;
    private final Path entry;
    private final ServerConfig config;
    private boolean left;

    private EmbeddedRedis(Path folder, Users users, Path entry, ServerConfig config) {
        this.folder = folder;
        this.users = users;
        this.entry = entry;
        this.config = config;
    }

    /**
     * Joins the server that keeps its data in this folder, or starts it.
     *
     * @param place made if it is not there
     */
    public static EmbeddedRedis join(Path place) {
        Binary.platform();
        try {
            Files.createDirectories(place);
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
            Path folder = place.toRealPath();
            try (FolderLock lock = FolderLock.of(folder)) {
                ServerConfig config = new Server(folder).ensureRunning();
                Users users = new Users(folder);
                return new EmbeddedRedis(folder, users, users.enter(), config);
            }
        } catch (IOException e) {
            throw cannotStart(place, e);
        }
    }

    /**
     * Starts the server again if it was killed. It comes back where it was, unless another program took its port meanwhile:
     * then only who joins from now on finds it.
     *
     * @return whether it is where it was
     */
    public synchronized boolean ensureRunning() {
        if (left) {
            return true;
        }
        try (FolderLock lock = FolderLock.of(folder)) {
            return new Server(folder).ensureRunning().port() == config.port();
        } catch (IOException e) {
            throw cannotStart(folder, e);
        }
    }

    /** Where it listens, on the loopback interface. */
    public int port() {
        return config.port();
    }

    public String password() {
        return config.password();
    }

    /** Leaves; the last one out ends the server, whose data is on disk then. */
    @Override
    public synchronized void close() {
        if (left) {
            return;
        }
        left = true;
        try (FolderLock lock = FolderLock.of(folder)) {
            users.leave(entry);
            if (users.isEmpty()) {
                new Server(folder).end();
            }
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.STORE_UNREACHABLE,
                    "Cannot end the Redis in '" + folder + "': " + e.getMessage() + "; end it by hand.",
                    e);
        }
    }

    private static TidemarkException cannotStart(Path place, IOException e) {
        return new TidemarkException(
                ErrorCode.STORE_UNREACHABLE,
                "Cannot start a Redis in '" + place + "': " + e.getMessage()
                        + "; make the folder writable, or set the 'address' of another Redis.",
                e);
    }
}
