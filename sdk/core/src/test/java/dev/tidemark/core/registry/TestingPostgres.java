package dev.tidemark.core.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A real server, started once for all tests of a process. */
final class TestingPostgres {
    static final String USER = "registrar";
    static final String PASSWORD = "s3cr3t:@/?& word";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Set<String> EMPTIED = ConcurrentHashMap.newKeySet();

    private TestingPostgres() {}

    /** A database that nobody used yet. */
    static RegistrySettings fresh(Path project) {
        String name = "registry_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER " + USER);
        return of(project, name);
    }

    /** A registry without content, the same each time a class asks: faster than making one. For one test of it at a time. */
    static RegistrySettings emptied(Path project, Class<?> tests) {
        String name = "of_" + tests.getSimpleName().toLowerCase(Locale.ROOT);
        if (EMPTIED.add(name)) {
            execute("CREATE DATABASE " + name + " OWNER " + USER);
        }
        RegistrySettings settings = of(project, name);
        Registry.open(settings);
        executeIn(
                settings,
                "TRUNCATE applied, object_version, promotion, promotion_step, promotion_checkpoint, promotion_lease,"
                        + " gate_report, profile, release_flip");
        return settings;
    }

    /** A database by name, whether it is there or not. */
    static RegistrySettings of(Path project, String database) {
        return RegistrySettings.of(project, "jdbc:postgresql://localhost:" + port() + "/" + database)
                .user(USER, PASSWORD);
    }

    /** As the registry's user, in its database. */
    static void executeIn(RegistrySettings settings, String... statements) {
        try (Connection connection = DriverManager.getConnection(settings.url(), USER, PASSWORD)) {
            for (String sql : statements) {
                connection.createStatement().execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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

        /**
         * A password as the server keeps it, SCRAM of RFC 5803, but of one round rather than 4,096, which every one of the many
         * connections would go through.
         */
        private static String stored(String password) {
            try {
                byte[] salt = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
                byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1, 256))
                        .getEncoded();
                byte[] key = MessageDigest.getInstance("SHA-256").digest(signed(salted, "Client Key"));
                Base64.Encoder text = Base64.getEncoder();
                return "SCRAM-SHA-256$1:" + text.encodeToString(salt) + "$" + text.encodeToString(key) + ":"
                        + text.encodeToString(signed(salted, "Server Key"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte[] signed(byte[] key, String text) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        }

        /** Of everybody but the owner; the library's server trusts whoever comes. */
        private static void askForPasswords(Connection connection) throws SQLException, IOException {
            try (Statement statement = connection.createStatement();
                    ResultSet file = statement.executeQuery("SHOW hba_file")) {
                file.next();
                Files.writeString(
                        Path.of(file.getString(1)),
                        "host all postgres all trust\nlocal all postgres trust\nhost all all all scram-sha-256\n");
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_reload_conf()");
            }
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "40")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection()) {
                    connection
                            .createStatement()
                            .execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + stored(PASSWORD) + "'");
                    askForPasswords(connection);
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
