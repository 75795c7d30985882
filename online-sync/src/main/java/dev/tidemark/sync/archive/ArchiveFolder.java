package dev.tidemark.sync.archive;

import dev.tidemark.sync.archive.parquet.ParquetFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The files of one source. One process at a time writes, and sees what the others wrote before. For use while it is held.
 */
final class ArchiveFolder implements AutoCloseable {
    static final String POSITIONS = "tidemark.positions";

    private static final String FILES = ".parquet";
    private static final String LOCK = ".lock";

    /** A lock on a file is for processes; these are for the threads of this one. */
    private static final Map<Path, ReentrantLock> HELD = new ConcurrentHashMap<>();

    private final Path folder;
    private final Map<Path, Known> known;
    private final ReentrantLock own;
    private final FileChannel channel;
    private final FileLock lock;

    /** A file whose footer was read. */
    record Known(Object identity, ParquetFile file, Positions positions) {}

    /** @param known what is known of the folder's files; brought up to date */
    private ArchiveFolder(Path folder, Map<Path, Known> known, ReentrantLock own, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.known = known;
        this.own = own;
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits until nobody else holds it. */
    static ArchiveFolder hold(Path folder, Map<Path, Known> known) throws IOException {
        Files.createDirectories(folder);
        Path path = folder.toRealPath();
        ReentrantLock own = HELD.computeIfAbsent(path, p -> new ReentrantLock());
        own.lock();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            ArchiveFolder held = new ArchiveFolder(path, known, own, channel, channel.lock());
            held.look();
            return held;
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            own.unlock();
            throw e;
        }
    }

    /** Reads the footers that are new, and removes what a crash left unfinished. */
    private void look() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        Map<Path, Known> now = new TreeMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(ParquetFile.UNFINISHED)) {
                Files.delete(file);
            } else if (name.endsWith(FILES)) {
                Object identity = identity(file);
                Known before = known.get(file);
                now.put(file, before != null && before.identity().equals(identity) ? before : read(file, identity));
            }
        }
        known.clear();
        known.putAll(now);
    }

    private static Known read(Path path, Object identity) throws IOException {
        ParquetFile file = ParquetFile.read(path);
        String positions = file.note(POSITIONS);
        return new Known(identity, file, positions == null ? Positions.NONE : Positions.read(positions));
    }

    private static Object identity(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return List.of(String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
    }

    /** What all files together hold. */
    Positions positions() {
        Positions all = Positions.NONE;
        for (Known file : known.values()) {
            all = all.with(file.positions());
        }
        return all;
    }

    /** The file that was begun last. */
    Optional<Known> newest() {
        return new TreeMap<>(known).descendingMap().values().stream().findFirst();
    }

    /** A name behind those of all files that are there. */
    Path newFile() {
        long number = newest().map(file -> number(file.file().path())).orElse(0L) + 1;
        return folder.resolve(String.format(Locale.ROOT, "events-%010d%s", number, FILES));
    }

    private static long number(Path file) {
        String digits = file.getFileName().toString().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** A file was written; gives what is known of it. */
    Known wrote(ParquetFile file, Positions positions) throws IOException {
        Known written = new Known(identity(file.path()), file, positions);
        known.put(file.path(), written);
        return written;
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
            channel.close();
        } finally {
            own.unlock();
        }
    }
}
