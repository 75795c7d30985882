package dev.tidemark.core.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process.
 *
 * @param host the machine, with the space of process numbers where a machine has several
 * @param startedMillis tells it from another one that got its number later; 0 where the system does not say
 */
record ProcessName(String host, long pid, long startedMillis) {
    /** The system's clock of process starts is read to about a second. */
    private static final long SAME_START_MILLIS = 10_000;

    private static final Path NUMBER_SPACE = Path.of("/proc/self/ns/pid");

    static ProcessName current() {
        ProcessHandle me = ProcessHandle.current();
        return new ProcessName(Author.host() + numberSpace(), me.pid(), started(me));
    }

    /** Whether it surely is no more; false where this machine cannot know. */
    boolean hasEnded() {
        if (!host.equals(current().host())) {
            return false;
        }
        Optional<ProcessHandle> running = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return running.isEmpty() || isAnother(started(running.get()));
    }

    private boolean isAnother(long millis) {
        return startedMillis != 0 && millis != 0 && Math.abs(startedMillis - millis) > SAME_START_MILLIS;
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Two containers may have one name of the machine, and processes of the same number. */
    private static String numberSpace() {
        try {
            return " " + Files.readSymbolicLink(NUMBER_SPACE);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " on " + host.replaceFirst(" .*", "");
    }
}
