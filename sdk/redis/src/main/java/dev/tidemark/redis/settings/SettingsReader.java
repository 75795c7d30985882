package dev.tidemark.redis.settings;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.time.Durations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@link RedisSettings} from named texts. What is wrong is told by name, with what would be right. */
public final class SettingsReader {
    private static final String ADDRESS = "address";
    private static final Set<String> ANYWHERE = Set.of("timeout", "poolSize");
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "mode",
            ADDRESS,
            "user",
            "password",
            "passwordFile",
            "master",
            "sentinelUser",
            "sentinelPassword",
            "sentinelPasswordFile",
            "database",
            "truststore",
            "truststorePassword",
            "truststorePasswordFile",
            "verify",
            "timeout",
            "poolSize"));

    private static final int DEFAULT_PORT = 6379;
    private static final int DEFAULT_SENTINEL_PORT = 26379;
    private static final int MOST_CONNECTIONS = 1_024;
    private static final int MOST_DATABASES = 1 << 20;
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    private final Path project;
    private final Map<String, String> properties;

    /** @param project what relative paths are relative to */
    public SettingsReader(Path project, Map<String, String> properties) {
        this.project = project;
        this.properties = properties;
        for (String name : new TreeSet<>(properties.keySet())) {
            if (!KNOWN.contains(name)) {
                throw new TidemarkException(
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot use online store setting '" + name + "': there is none of that name"
                                + Closest.hint(name, "Settings", KNOWN));
            }
        }
    }

    /** Whether a Redis is configured; else the project's own is meant. */
    public boolean hasAddress() {
        if (properties.containsKey(ADDRESS)) {
            return true;
        }
        for (String name : new TreeSet<>(properties.keySet())) {
            if (!ANYWHERE.contains(name)) {
                throw invalid(name, "it needs an address beside it; add 'address', as in redis.example:6379");
            }
        }
        return false;
    }

    /** The settings of the Redis that is configured. */
    public RedisSettings read() {
        Mode mode = choice("mode", Mode.SINGLE);
        String master = properties.getOrDefault("master", "");
        if (mode == Mode.SENTINEL && master.isBlank()) {
            throw invalid("mode", "Sentinel needs to know which master; add 'master', as in mymaster");
        }
        if (mode != Mode.SENTINEL && !master.isEmpty()) {
            throw invalid("master", "only Sentinel has masters by name; set mode to sentinel, or leave it out");
        }
        int database = number("database", 0, 0, MOST_DATABASES);
        if (mode == Mode.CLUSTER && database != 0) {
            throw invalid("database", "a cluster has database 0 alone; leave it out");
        }
        return new RedisSettings(
                mode,
                addresses(mode),
                new Credentials(text("user"), secret("password")),
                new Credentials(text("sentinelUser"), secret("sentinelPassword")),
                master,
                database,
                new Tls(
                        text("truststore").map(this::file),
                        secret("truststorePassword"),
                        choice("verify", Tls.Verification.HOST)),
                timeout(),
                poolSize());
    }

    public Duration timeout() {
        Optional<String> given = text("timeout");
        if (given.isEmpty()) {
            return RedisSettings.DEFAULT_TIMEOUT;
        }
        try {
            Duration timeout = Durations.micros(Durations.parse(given.get().strip()));
            if (timeout.toMillis() >= 1 && timeout.compareTo(LONGEST_TIMEOUT) <= 0) {
                return timeout;
            }
        } catch (TidemarkException | ArithmeticException e) {
            // said below
        }
        throw invalid("timeout", "'" + given.get() + "' is no duration from 1ms to 1h; write one as in 3s");
    }

    public int poolSize() {
        return number("poolSize", RedisSettings.DEFAULT_POOL_SIZE, 1, MOST_CONNECTIONS);
    }

    private List<URI> addresses(Mode mode) {
        List<URI> addresses = new ArrayList<>();
        for (String part : properties.get(ADDRESS).split(",", -1)) {
            addresses.add(address(part.strip(), mode == Mode.SENTINEL ? DEFAULT_SENTINEL_PORT : DEFAULT_PORT));
        }
        if (mode == Mode.SINGLE && addresses.size() > 1) {
            throw invalid(ADDRESS, "a single server has one address; set mode to sentinel or cluster for more");
        }
        if (addresses.stream().map(URI::getScheme).distinct().count() > 1) {
            throw invalid(ADDRESS, "some of them are with TLS (rediss://) and some without; make them alike");
        }
        return addresses;
    }

    private URI address(String text, int defaultPort) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "redis://" + text);
            boolean plain = uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
            boolean scheme = uri.getScheme().equals("redis") || uri.getScheme().equals("rediss");
            if (uri.getHost() != null && scheme && plain) {
                int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
                return URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new TidemarkException(
                ErrorCode.INVALID_VALUE,
                "Cannot use online store setting 'address': write host:port, redis://host:port or, with TLS,"
                        + " rediss://host:port, separated by commas; user, password and database are settings of their"
                        + " own.");
    }

    private Optional<String> secret(String name) {
        Optional<String> given = text(name);
        String fileName = name + "File";
        Optional<String> path = text(fileName);
        if (given.isPresent() && path.isPresent()) {
            throw invalid(fileName, "'" + name + "' is set too; leave one of them out");
        }
        return path.isPresent() ? Optional.of(firstLine(fileName, file(path.get()))) : given;
    }

    private String firstLine(String name, Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.MISSING_FILE,
                    "Cannot read the file '" + file + "' of online store setting '" + name
                            + "': make it readable, or name another.",
                    e);
        }
    }

    private Path file(String text) {
        return project.resolve(text).normalize();
    }

    private Optional<String> text(String name) {
        String value = properties.get(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    private int number(String name, int otherwise, int least, int most) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(given.get().strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw invalid(name, "'" + given.get() + "' is no number from " + least + " to " + most);
    }

    private <E extends Enum<E>> E choice(String name, E otherwise) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E one : otherwise.getDeclaringClass().getEnumConstants()) {
            names.add(one.name().toLowerCase(Locale.ROOT));
            if (one.name().toLowerCase(Locale.ROOT).equals(given.get().strip())) {
                return one;
            }
        }
        throw new TidemarkException(
                ErrorCode.INVALID_VALUE,
                "Cannot use online store setting '" + name + "': '" + given.get() + "' is none of its values"
                        + Closest.hint(given.get(), "Values", names));
    }

    private static TidemarkException invalid(String name, String why) {
        return new TidemarkException(
                ErrorCode.INVALID_VALUE, "Cannot use online store setting '" + name + "': " + why + ".");
    }
}
