package dev.tidemark.redis.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the server is started with. Its file tells the next process where the server listens, so it stays as long as the server
 * is meant to run; only the owner may read it.
 *
 * @param port on the loopback interface
 */
record ServerConfig(int port, String password) {
    private static final String FILE = "redis.conf";
    private static final int PASSWORD_BYTES = 32;

    static final String LOG = "redis.log";
    static final String PID = "redis.pid";

    static ServerConfig fresh(int port) {
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        return new ServerConfig(port, HexFormat.of().formatHex(password));
    }

    /** What the file in the folder says; empty if there is none, or none of ours. */
    static Optional<ServerConfig> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        int port = 0;
        String password = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("port ")) {
                port = Integer.parseInt(line.substring("port ".length()));
            } else if (line.startsWith("requirepass ")) {
                password = line.substring("requirepass ".length());
            }
        }
        return port == 0 || password.isEmpty() ? Optional.empty() : Optional.of(new ServerConfig(port, password));
    }

    /** Writes the file, with names relative to its folder: the folder may have any name, and move. */
    Path write(Path folder) throws IOException {
        List<String> lines = List.of(
                "# Written by Tidemark at every start.",
                "bind 127.0.0.1",
                "port " + port,
                "requirepass " + password,
                "daemonize yes", // out of the terminal's reach: an interrupt there is not meant for the server
                "pidfile " + PID,
                "logfile " + LOG,
                "databases 1",
                "appendonly yes",
                "appendfsync everysec",
                "auto-aof-rewrite-min-size 256mb", // at the 64 of Redis a stream makes it rewrite its log all the time
                "save \"\"",
                "maxmemory-policy noeviction",
                "ignore-warnings ARM64-COW-BUG");
        Path file = folder.resolve(FILE);
        Path next = folder.resolve(FILE + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }
}
