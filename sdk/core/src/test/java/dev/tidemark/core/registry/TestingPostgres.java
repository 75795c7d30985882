package dev.tidemark.core.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server, started once for all tests of a process. */
final class TestingPostgres {
    static final String USER = "registrar";
    static final String PASSWORD = "s3cr3t:@/?& word";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestingPostgres() {}

    /** A database that nobody used yet. */
    static RegistrySettings fresh(Path project) {
        String name = "registry_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER " + USER);
        return of(project, name);
    }

    /** A database by name, whether it is there or not. */
    static RegistrySettings of(Path project, String database) {
        return RegistrySettings.of(project, "jdbc:postgresql://localhost:" + port() + "/" + database)
                .user(USER, PASSWORD);
    }

    static int port() {
        return Server.POSTGRES.getPort();
    }

    /** As the server's owner. */
    static void execute(String sql) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started when it is first asked for; the library ends it with the process. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "40")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection()) {
                    connection.createStatement().execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
