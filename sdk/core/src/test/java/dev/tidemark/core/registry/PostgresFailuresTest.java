package dev.tidemark.core.registry;

import static dev.tidemark.core.registry.DefinitionsSuite.hasCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresFailuresTest {
    @TempDir
    Path project;

    @Test
    void aWrongPasswordIsRefused() {
        RegistrySettings right = TestingPostgres.fresh(project);

        refused(
                right.user(TestingPostgres.USER, "hunter2"),
                ErrorCode.REGISTRY_REFUSED,
                "Cannot read the registry at " + right.url()
                        + ": the server refused user or password; check registry.user" + " and registry.password.");
    }

    @Test
    void thePasswordMayStandInAFile() throws IOException {
        RegistrySettings right = TestingPostgres.fresh(project);
        Path file = Files.writeString(project.resolve("secret"), TestingPostgres.PASSWORD + "\n");
        RegistrySettings byFile =
                new RegistrySettings(project, right.url(), right.user(), Optional.empty(), Optional.of(file));

        assertThat(Registry.open(byFile).applies()).isEmpty();

        Files.delete(file);
        refused(
                byFile,
                ErrorCode.MISSING_FILE,
                "Cannot open the registry at " + right.url() + ": registry.passwordFile " + file
                        + " cannot be read; check the path and the rights to it.");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        RegistrySettings missing = TestingPostgres.of(project, "nowhere");

        refused(
                missing,
                ErrorCode.REGISTRY_REFUSED,
                "Cannot read the registry at " + missing.url()
                        + ": there is no such database; create it, or change registry.url.");
    }

    @Test
    void aServerThatDoesNotAnswerIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://localhost:" + free + "/tidemark";

        refused(
                RegistrySettings.of(project, url + "?password=hunter2").user("u", "hunter2"),
                ErrorCode.REGISTRY_UNREACHABLE,
                "Cannot read the registry at " + url + ": the server does not answer (Connection to localhost:" + free
                        + " refused.");
    }

    @Test
    void anAddressThatCannotBeReadIsRefusedWithoutItsSecrets() {
        refused(
                RegistrySettings.of(project, "jdbc:postgresql://localhost:port/d?password=hunter2"),
                ErrorCode.INVALID_VALUE,
                "Cannot read registry.url 'jdbc:postgresql://localhost:port/d': write"
                        + " jdbc:postgresql://HOST:PORT/DATABASE.");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedButASchemaOfItsOwnWillDo() {
        RegistrySettings settings = TestingPostgres.fresh(project);
        TestingPostgres.executeIn(settings, "CREATE TABLE orders (id INT)", "CREATE SCHEMA features");

        refused(
                settings,
                ErrorCode.REGISTRY_REFUSED,
                "Cannot open the registry at " + settings.url()
                        + ": it has tables of another program (orders); give it a" + " database or schema of its own.");
        RegistrySettings own = RegistrySettings.of(project, settings.url() + "?currentSchema=features")
                .user(TestingPostgres.USER, TestingPostgres.PASSWORD);
        Registry registry = Registry.open(own);
        registry.apply(registry.plan(Sample.definitions(project)), "ana", "first");
        assertThat(Registry.open(own).definitions()).isEqualTo(Sample.definitions(project));
        refused(
                RegistrySettings.of(project, settings.url() + "?currentSchema=none")
                        .user(TestingPostgres.USER, TestingPostgres.PASSWORD),
                ErrorCode.REGISTRY_REFUSED,
                "Cannot open the registry at " + settings.url() + ": its schema does not exist; create it, or change"
                        + " currentSchema in registry.url.");
    }

    @Test
    void aRegistryOfANewerReleaseIsRefused() {
        RegistrySettings settings = TestingPostgres.fresh(project);
        Registry.open(settings);
        TestingPostgres.executeIn(settings, "UPDATE tidemark_registry SET format = 99");

        refused(
                settings,
                ErrorCode.REGISTRY_REFUSED,
                "Cannot open the registry at " + settings.url()
                        + ": a newer Tidemark made it (format 99, this one knows"
                        + " 1); use that release, or a registry of your own.");
    }

    @Test
    void aServerThatOnlyReadsRefusesAnApplyAndKeepsWhatItHas() {
        RegistrySettings settings = TestingPostgres.fresh(project);
        Registry registry = Registry.open(settings);
        DefinitionsChange change = registry.plan(Sample.definitions(project));
        String database = settings.url().substring(settings.url().lastIndexOf('/') + 1);
        TestingPostgres.execute("ALTER DATABASE " + database + " SET default_transaction_read_only = on");

        assertThatThrownBy(() -> registry.apply(change, "ana", "first"))
                .hasMessage("Cannot write to the registry at " + settings.url() + ": the server only reads; point"
                        + " registry.url at the one that writes.")
                .satisfies(hasCode(ErrorCode.REGISTRY_REFUSED));
        assertThat(registry.applies()).isEmpty();
    }

    @Test
    void aUserWithoutRightsIsTold() {
        RegistrySettings settings = TestingPostgres.fresh(project);
        TestingPostgres.execute("CREATE ROLE reader LOGIN PASSWORD 'r'");
        Registry.open(settings);

        refused(
                settings.user("reader", "r"),
                ErrorCode.REGISTRY_REFUSED,
                "Cannot read the registry at " + settings.url()
                        + ": the user lacks a right (ERROR: permission denied for"
                        + " table tidemark_registry); grant it.");
    }

    private static void refused(RegistrySettings settings, ErrorCode code, String message) {
        AbstractThrowableAssert<?, ?> refusal = assertThatThrownBy(() -> Registry.open(settings))
                .hasMessageStartingWith(message)
                .satisfies(hasCode(code));
        refusal.satisfies(error ->
                assertThat(error.getMessage()).doesNotContain("hunter2").doesNotContain("\n"));
    }
}
