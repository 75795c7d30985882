package dev.tidemark.core.training;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files beside an output that a process wrote to when it was killed. A name tells the process, and an age protects the
 * file of a process on another machine that shares the folder.
 */
record Leftovers(String output, Pattern names) {
    private static final Duration YOUNG = Duration.ofMinutes(1);

    static Leftovers of(String output) {
        return new Leftovers(
                output, Pattern.compile(Pattern.quote("." + output + ".") + "(\\d{1,18})-[0-9a-f]{8}\\.tmp"));
    }

    /** A name for this process to write under. */
    String freshName() {
        return "." + output + "." + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8) + ".tmp";
    }

    /** Deletes those of processes that are no more. */
    void sweep(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isLeft)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // what cannot be listed or deleted is in nobody's way: its name is used once
        }
    }

    private boolean isLeft(Path file) throws IOException {
        Matcher name = names.matcher(file.getFileName().toString());
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                && Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(YOUNG));
    }
}
