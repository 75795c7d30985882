package dev.tidemark.bench.online;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.redis.RedisProvider;
import dev.tidemark.redis.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A fresh Redis of the kind that a project starts for itself, with a store and a raw client on it; gone when closed. */
final class ProjectRedis implements AutoCloseable {
    static final String NAMESPACE = OnlineSettings.embedded().namespace();

    final OnlineStore store;
    final RawClient raw;
    final Path project;
    private final EmbeddedRedis server;

    private ProjectRedis(Path project, OnlineStore store, EmbeddedRedis server, RawClient raw) {
        this.project = project;
        this.store = store;
        this.server = server;
        this.raw = raw;
    }

    static ProjectRedis start(Path home) {
        try {
            Path project = Files.createTempDirectory(Files.createDirectories(home.resolve("target/redis")), "project");
            EmbeddedRedis server =
                    EmbeddedRedis.join(project.resolve(".tidemark").resolve("redis"));
            OnlineStore store = new RedisProvider().open(project, OnlineSettings.embedded());
            return new ProjectRedis(project, store, server, RawClient.of(server.port(), server.password()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        raw.close();
        store.close();
        server.close();
        try (Stream<Path> files = Files.walk(project)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
