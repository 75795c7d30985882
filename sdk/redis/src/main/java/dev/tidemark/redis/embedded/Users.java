package dev.tidemark.redis.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who uses a server: a file for each, named by process, on which that process holds a lock. Whoever is killed loses the lock
 * with its life, so nobody has to sign off. Under the {@link FolderLock} only.
 */
final class Users {
    /**
     * The files of this process. It must not so much as open one a second time: closing that would let its lock go.
     */
    private static final Map<Path, FileChannel> OURS = new ConcurrentHashMap<>();

    private final Path folder;

    Users(Path folder) {
        this.folder = folder.resolve("users");
    }

    /** Enters one more user of this process; the answer is for {@link #leave}. */
    Path enter() throws IOException {
        Files.createDirectories(folder);
        String name = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        Path file = folder.resolve(name);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        OURS.put(file, channel);
        return file;
    }

    void leave(Path file) throws IOException {
        FileChannel channel = OURS.remove(file);
        if (channel != null) {
            channel.close();
        }
        Files.deleteIfExists(file);
    }

    /** Whether anyone is left; forgets those who were killed. */
    boolean isEmpty() throws IOException {
        boolean empty = true;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (OURS.containsKey(file) || isLocked(file)) {
                    empty = false;
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        return empty;
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        }
    }
}
