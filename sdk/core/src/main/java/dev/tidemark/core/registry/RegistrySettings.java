package dev.tidemark.core.registry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a project's registry is.
 *
 * @param project the project's folder, absolute: paths of sources in it are kept relative to it
 * @param url of JDBC, for SQLite or PostgreSQL; the path of a SQLite file is relative to the project
 * @param password never printed
 */
public record RegistrySettings(Path project, String url, Optional<String> user, Optional<String> password) {
    public RegistrySettings {
        project = project.toAbsolutePath().normalize();
    }

    /** A SQLite file of the project's own, in {@code .tidemark/registry.db}. */
    public static RegistrySettings embedded(Path project) {
        return of(project, "jdbc:sqlite:.tidemark/registry.db");
    }

    public static RegistrySettings of(Path project, String url) {
        return new RegistrySettings(project, url, Optional.empty(), Optional.empty());
    }

    public RegistrySettings user(String name, String password) {
        return new RegistrySettings(project, url, Optional.of(name), Optional.of(password));
    }

    @Override
    public String toString() {
        return "RegistrySettings[" + project + ", " + JdbcUrls.printable(url) + "]";
    }
}
