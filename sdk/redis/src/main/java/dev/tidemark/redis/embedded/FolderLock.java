package dev.tidemark.redis.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one at a time change a folder: among threads by a lock of Java, among processes by a lock on a file. */
final class FolderLock implements AutoCloseable {
    private static final Map<Path, ReentrantLock> AMONG_THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock among;
    private final FileChannel channel;

    private FolderLock(ReentrantLock among, FileChannel channel) {
        this.among = among;
        this.channel = channel;
    }

    /** Waits until nobody else has it. */
    @SuppressWarnings("resource") // closing the channel is what lets the lock go
    static FolderLock of(Path folder) throws IOException {
        ReentrantLock among = AMONG_THREADS.computeIfAbsent(folder, f -> new ReentrantLock());
        among.lock();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new FolderLock(among, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            among.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            among.unlock();
        }
    }
}
