package dev.tidemark.cli.promotion;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Redis of a project as its administrator sees it, past all our code. */
final class RedisConsole implements AutoCloseable {
    private final Path folder;
    private final Socket socket;
    private final BufferedInputStream in;

    private RedisConsole(Path folder, int port) throws IOException {
        this.folder = folder;
        this.socket = new Socket("127.0.0.1", port);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static RedisConsole of(Path project) {
        Path folder = project.resolve(".tidemark/redis");
        try {
            RedisConsole console = new RedisConsole(folder, Integer.parseInt(setting(folder, "port")));
            console.ask("AUTH", setting(folder, "requirepass"));
            return console;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getPort();
    }

    /** The first line of the answer, or the text of a bulk. */
    String ask(String... words) {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            command.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        try {
            socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.US_ASCII));
            String line = line();
            if (!line.startsWith("$") || line.equals("$-1")) {
                return line;
            }
            String text = new String(in.readNBytes(Integer.parseInt(line.substring(1))), StandardCharsets.US_ASCII);
            line();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves so many bytes free. */
    void leave(long bytes) {
        String used = ask("INFO", "memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .findFirst()
                .orElseThrow();
        limit(Long.parseLong(used.substring("used_memory:".length()).strip()) + bytes);
    }

    /** @param bytes 0 for none */
    void limit(long bytes) {
        ask("CONFIG", "SET", "maxmemory", Long.toString(bytes));
    }

    /** As kill -9 does. */
    void kill() {
        try {
            long pid =
                    Long.parseLong(Files.readString(folder.resolve("redis.pid")).strip());
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c != '\r') {
            line.append((char) c);
            c = in.read();
        }
        in.skipNBytes(1);
        return line.toString();
    }

    private static String setting(Path folder, String name) throws IOException {
        return Files.readAllLines(folder.resolve("redis.conf")).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
