package dev.tidemark.core.registry;

import static dev.tidemark.core.registry.DefinitionsSuite.hasCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteFailuresTest {
    @TempDir
    Path project;

    @Test
    void aNewRegistryIsOneFileInTheProject() {
        Registry.open(RegistrySettings.embedded(project));

        assertThat(project.resolve(".tidemark/registry.db")).isRegularFile();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Path file = project.resolve("notes.txt");
        Files.writeString(file, "not a database at all".repeat(100));

        assertThatThrownBy(() -> open("notes.txt"))
                .hasMessage("Cannot read the registry at " + file + ": the file is not a sound SQLite database; give"
                        + " registry.url a file of its own, or restore a backup.")
                .satisfies(hasCode(ErrorCode.REGISTRY_REFUSED));
        assertThat(file).content().startsWith("not a database");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws SQLException {
        execute("CREATE TABLE orders (id INTEGER)");
        execute("CREATE TABLE flyway_schema_history (id INTEGER)");

        assertThatThrownBy(() -> open("r.db"))
                .hasMessage(
                        "Cannot open the registry at " + project.resolve("r.db") + ": it has tables of another program"
                                + " (flyway_schema_history, orders); give it a database of its own.")
                .satisfies(hasCode(ErrorCode.REGISTRY_REFUSED));
    }

    @Test
    void aRegistryOfANewerReleaseIsRefused() throws SQLException {
        open("r.db");
        execute("UPDATE tidemark_registry SET format = 99");

        assertThatThrownBy(() -> open("r.db"))
                .hasMessage(
                        "Cannot open the registry at " + project.resolve("r.db") + ": a newer Tidemark made it (format"
                                + " 99, this one knows 1); use that release, or a registry of your own.")
                .satisfies(hasCode(ErrorCode.REGISTRY_REFUSED));
    }

    @Test
    void aFolderInPlaceOfTheFileCannotBeOpened() throws IOException {
        Files.createDirectory(project.resolve("r.db"));

        assertThatThrownBy(() -> open("r.db"))
                .hasMessage("Cannot read the registry at " + project.resolve("r.db")
                        + ": the file cannot be opened; check" + " the path and the rights to its folder.")
                .satisfies(hasCode(ErrorCode.REGISTRY_UNREACHABLE));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(project.resolve("file"), "");

        assertThatThrownBy(() -> open("file/r.db"))
                .hasMessageStartingWith(
                        "Cannot open the registry at " + project.resolve("file/r.db") + ": its folder cannot be made (")
                .satisfies(hasCode(ErrorCode.REGISTRY_UNREACHABLE));
    }

    @Test
    void anApplyThatFailsHalfWayLeavesNothing() throws SQLException {
        Registry registry = open("r.db");
        registry.apply(registry.plan(Sample.definitions(project)), "ana", "first");
        execute("CREATE TRIGGER refusal BEFORE INSERT ON object_version BEGIN SELECT RAISE(ABORT, 'no'); END");

        assertThatThrownBy(
                        () -> registry.apply(registry.plan(Sample.definitions(project, "7d}", "8d}")), "bo", "second"))
                .hasMessageStartingWith(
                        "Cannot write to the registry at " + project.resolve("r.db") + ": SQLite says: ")
                .satisfies(hasCode(ErrorCode.REGISTRY_REFUSED));
        assertThat(registry.applies()).hasSize(1);
    }

    @Test
    void eachFailureOfSqliteHasItsReason() {
        SqliteDialect dialect = new SqliteDialect(project.resolve("r.db"));

        assertThat(dialect.failure(new SQLiteException("", SQLiteErrorCode.SQLITE_FULL))
                        .code())
                .isEqualTo(ErrorCode.DISK_FULL);
        assertThat(dialect.failure(new SQLiteException("", SQLiteErrorCode.SQLITE_READONLY_DIRECTORY))
                        .code())
                .isEqualTo(ErrorCode.REGISTRY_REFUSED);
        assertThat(dialect.failure(new SQLiteException("", SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT))
                        .code())
                .isEqualTo(ErrorCode.REGISTRY_UNREACHABLE);
    }

    @Test
    void otherAddressesAreRefusedWithoutTheirSecrets() {
        assertThatThrownBy(() ->
                        Registry.open(RegistrySettings.of(project, "jdbc:mysql://root:hunter2@h/d?password=hunter2")))
                .hasMessage("Cannot open the registry at 'jdbc:mysql://h/d': it is neither SQLite nor PostgreSQL; write"
                        + " jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.")
                .satisfies(hasCode(ErrorCode.INVALID_VALUE));
        assertThatThrownBy(() -> Registry.open(RegistrySettings.of(project, "jdbc:sqlite::memory:")))
                .satisfies(hasCode(ErrorCode.INVALID_VALUE));
    }

    private Registry open(String file) {
        return Registry.open(RegistrySettings.of(project, "jdbc:sqlite:" + file));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + project.resolve("r.db"))) {
            connection.createStatement().execute(sql);
        }
    }
}
