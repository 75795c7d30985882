package dev.tidemark.core.registry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a project's registry is.
 *
 * @param project the project's folder, absolute: paths of sources in it are kept relative to it
 * @param url of JDBC, for SQLite or PostgreSQL; the path of a SQLite file is relative to the project
 * @param password never printed
 * @param passwordFile whose first line is the password, read each time the registry is opened; in place of {@code password}
 */
public record RegistrySettings(
        Path project, String url, Optional<String> user, Optional<String> password, Optional<Path> passwordFile) {
    /** A SQLite file of the project's own. */
    public static final String EMBEDDED_URL = "jdbc:sqlite:.tidemark/registry.db";

    public RegistrySettings {
        project = project.toAbsolutePath().normalize();
    }

    /** A SQLite file of the project's own, in {@code .tidemark/registry.db}. */
    public static RegistrySettings embedded(Path project) {
        return of(project, EMBEDDED_URL);
    }

    public static RegistrySettings of(Path project, String url) {
        return new RegistrySettings(project, url, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public RegistrySettings user(String name, String password) {
        return new RegistrySettings(project, url, Optional.of(name), Optional.of(password), Optional.empty());
    }

    /** Whether a registry can be there, going by the form of the address. */
    public static boolean supports(String url) {
        return Dialects.isSqlite(url) || Dialects.isPostgres(url);
    }

    @Override
    public String toString() {
        return "RegistrySettings[" + project + ", " + JdbcUrls.printable(url) + "]";
    }
}
