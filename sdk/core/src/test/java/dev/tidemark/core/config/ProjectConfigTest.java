package dev.tidemark.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.registry.RegistrySettings;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectConfigTest {
    @TempDir
    Path project;

    @Test
    void withoutAnythingTheProjectKeepsAllInItsFolder() {
        ProjectConfig config = ProjectConfig.read(project, Map.of(), Map.of());

        assertThat(config.online()).isEqualTo(OnlineSettings.embedded());
        assertThat(config.registry()).isEqualTo(RegistrySettings.embedded(project));
    }

    @Test
    void everyKeyOfTheFileIsTaken() {
        write("""
                online:
                  store: redis
                  namespace: fraud.prod
                  redis:
                    address: [a.example:6379, b.example:6379]
                    user: reader
                    passwordFile: /run/secrets/redis
                    mode: cluster
                    poolSize: 16
                    verify: certificate
                registry:
                  url: jdbc:postgresql://db.example/tidemark
                  user: registrar
                  passwordFile: secrets/registry
                """);

        ProjectConfig config = ProjectConfig.read(project, Map.of(), Map.of());

        assertThat(config.online())
                .isEqualTo(new OnlineSettings(
                        "redis",
                        "fraud.prod",
                        Map.of(
                                "address", "a.example:6379,b.example:6379",
                                "user", "reader",
                                "passwordFile", "/run/secrets/redis",
                                "mode", "cluster",
                                "poolSize", "16",
                                "verify", "certificate")));
        assertThat(config.registry())
                .isEqualTo(new RegistrySettings(
                        project,
                        "jdbc:postgresql://db.example/tidemark",
                        Optional.of("registrar"),
                        Optional.empty(),
                        Optional.of(project.resolve("secrets/registry"))));
    }

    @ParameterizedTest
    @CsvSource({
        "TIDEMARK_ONLINE_STORE, redis",
        "TIDEMARK_ONLINE_NAMESPACE, ns",
        "TIDEMARK_ONLINE_REDIS_ADDRESS, h:1",
        "TIDEMARK_ONLINE_REDIS_PASSWORD_FILE, f",
        "TIDEMARK_ONLINE_REDIS_POOL_SIZE, 3",
        "TIDEMARK_REGISTRY_URL, jdbc:sqlite:r.db",
        "TIDEMARK_REGISTRY_USER, u",
        "TIDEMARK_REGISTRY_PASSWORD, p",
        "TIDEMARK_REGISTRY_PASSWORD_FILE, f"
    })
    void everyKeyIsTakenFromTheEnvironment(String variable, String value) {
        ProjectConfig config = ProjectConfig.read(project, Map.of(variable, value), Map.of());

        String taken = switch (variable) {
            case "TIDEMARK_ONLINE_STORE" -> config.online().store();
            case "TIDEMARK_ONLINE_NAMESPACE" -> config.online().namespace();
            case "TIDEMARK_ONLINE_REDIS_ADDRESS" -> config.online().properties().get("address");
            case "TIDEMARK_ONLINE_REDIS_PASSWORD_FILE" ->
                config.online().properties().get("passwordFile");
            case "TIDEMARK_ONLINE_REDIS_POOL_SIZE" ->
                config.online().properties().get("poolSize");
            case "TIDEMARK_REGISTRY_URL" -> config.registry().url();
            case "TIDEMARK_REGISTRY_USER" -> config.registry().user().orElse("");
            case "TIDEMARK_REGISTRY_PASSWORD" -> config.registry().password().orElse("");
            default ->
                config.registry().passwordFile().orElseThrow().getFileName().toString();
        };
        assertThat(taken).isEqualTo(value);
    }

    @Test
    void theProgramCountsBeforeTheEnvironmentAndThatBeforeTheFile() {
        write("online: {namespace: file}\nregistry: {url: 'jdbc:sqlite:file.db', user: file}\n");
        Map<String, String> environment = Map.of(
                "TIDEMARK_ONLINE_NAMESPACE", "environment", "TIDEMARK_REGISTRY_URL", "jdbc:sqlite:environment.db");

        ProjectConfig config = ProjectConfig.read(project, environment, Map.of("online.namespace", "program"));

        assertThat(config.online().namespace()).isEqualTo("program");
        assertThat(config.registry().url()).isEqualTo("jdbc:sqlite:environment.db");
        assertThat(config.registry().user()).contains("file");
    }

    @Test
    void otherVariablesAreNoSettings() {
        Map<String, String> environment = Map.of(
                "TIDEMARK_JAVA_OPTS", "-Xmx1g",
                "TIDEMARK_REGISTRY_SERVICE_HOST", "10.0.0.1",
                "TIDEMARK_REGISTRY_PORT", "tcp://10.0.0.1:80",
                "TIDEMARK_REGISTRY_PORT_80_TCP_ADDR", "10.0.0.1",
                "TIDEMARK_REGISTRY_URL", "",
                "registry.url", "jdbc:sqlite:x");

        assertThat(ProjectConfig.read(project, environment, Map.of()).registry())
                .isEqualTo(RegistrySettings.embedded(project));
    }

    @Test
    void anUnknownKeyIsNamedWithItsPlaceAndTheClosestOne() {
        String known = " Settings: online.store, online.namespace, registry.url, registry.user, registry.password,"
                + " registry.passwordFile, online.redis.*, sync.*.";
        refused(
                "online:\n  store: redis\nregistry:\n  ulr: x\n",
                ErrorCode.UNKNOWN_NAME,
                "Cannot use setting 'registry.ulr' (tidemark.yaml:4): there is no such setting; did you mean"
                        + " 'registry.url'?" + known);
        refused(
                "views: [a]\n",
                ErrorCode.UNKNOWN_NAME,
                "Cannot use setting 'views' (tidemark.yaml:1): there is no such setting." + known);
        assertThatThrownBy(() ->
                        ProjectConfig.read(project.resolve("none"), Map.of("TIDEMARK_REGISTRY_ULR", "x"), Map.of()))
                .hasMessage(
                        "Cannot use setting 'registry.ulr' (TIDEMARK_REGISTRY_ULR): there is no such setting; did you"
                                + " mean 'registry.url'?" + known);
        assertThatThrownBy(() -> ProjectConfig.read(project.resolve("none"), Map.of(), Map.of("registry.ulr", "x")))
                .hasMessage(
                        "Cannot use setting 'registry.ulr' (given by the program): there is no such setting; did you"
                                + " mean 'registry.url'?" + known);
    }

    @Test
    void aWrongValueIsNamedWithItsPlaceAndARemedy() {
        refused(
                "registry: {url: 'jdbc:mysql://u:hunter2@h/d'}\n",
                ErrorCode.INVALID_VALUE,
                "Cannot use setting 'registry.url' (tidemark.yaml:1): it is neither SQLite nor PostgreSQL; write"
                        + " jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.");
        refused(
                "online:\n  namespace: 'a:{b}'\n",
                ErrorCode.INVALID_VALUE,
                "Cannot use setting 'online.namespace' (tidemark.yaml:2): a namespace is 1 to 100 letters, digits, '_',"
                        + " '-' and '.'.");
        refused(
                "registry: {password: hunter2, passwordFile: f}\n",
                ErrorCode.INVALID_VALUE,
                "Cannot use setting 'registry.passwordFile' (tidemark.yaml:1): 'registry.password' is set too; leave one"
                        + " of them out.");
        refused(
                "registry:\n  url:\n",
                ErrorCode.INVALID_VALUE,
                "Cannot use setting 'registry.url' (tidemark.yaml:2): it has no value; write one, or remove the line.");
        refused(
                "online: {store: other, redis: {address: x}}\n",
                ErrorCode.INVALID_VALUE,
                "Cannot use setting 'online.redis.address' (tidemark.yaml:1): the project's online store is 'other'; set"
                        + " online.store to the one it belongs to, or remove it.");
        refused(
                "online:\n  redis:\n    address: [{host: a}]\n",
                ErrorCode.INVALID_VALUE,
                "Cannot use setting 'online.redis.address' (tidemark.yaml:3): its list holds more than plain values; write"
                        + " a list of texts.");
    }

    @Test
    void aFileThatIsNoPlainYamlIsRefusedByItsLine() {
        refused(
                "registry:\n  url: a\n  url: b\n",
                ErrorCode.UNREADABLE_FILE,
                "Cannot read tidemark.yaml:3 as YAML: Duplicate field 'url'; check keys, quotes and indentation.");
        refused(
                "a: [b\n",
                ErrorCode.UNREADABLE_FILE,
                "Cannot read tidemark.yaml:1 as YAML: while parsing a flow sequence; check keys, quotes and indentation.");
        refused(
                "just text\n",
                ErrorCode.UNREADABLE_FILE,
                "Cannot read tidemark.yaml:1: it is not made of keys and values; write, for one, online: {store: redis}.");
        refused(
                "registry: &r {user: a}\n---\nonline: {store: redis}\n",
                ErrorCode.UNREADABLE_FILE,
                "Cannot read tidemark.yaml:3: it has a second document after ---; make it one.");
        refused(
                "online: {store: &s redis, namespace: *s}\n",
                ErrorCode.UNREADABLE_FILE,
                "Cannot read tidemark.yaml:1: anchors, aliases and tags are not for settings; write the value out.");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Files.write(project.resolve(ConfigFile.NAME), "registry: {user: é}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ProjectConfig.read(project, Map.of(), Map.of()))
                .hasMessage("Cannot read " + project.resolve(ConfigFile.NAME)
                        + ": it is no UTF-8 text that you may read; check the file and the rights to it.");
    }

    @Test
    void anEmptyFileSaysNothing() {
        write("# nothing yet\n");
        assertThat(ProjectConfig.read(project, Map.of(), Map.of()).registry())
                .isEqualTo(RegistrySettings.embedded(project));
    }

    @Test
    void secretsAreInNoText() {
        write("online: {redis: {password: hunter2}}\n"
                + "registry: {url: 'jdbc:postgresql://u:hunter2@h/d?password=hunter2', password: hunter2}\n");

        ProjectConfig config = ProjectConfig.read(project, Map.of(), Map.of());

        assertThat(config.toString()).doesNotContain("hunter2").contains("jdbc:postgresql://h/d", "password");
    }

    private void refused(String text, ErrorCode code, String message) {
        write(text);
        assertThatThrownBy(() -> ProjectConfig.read(project, Map.of(), Map.of()))
                .hasMessageStartingWith(message)
                .satisfies(error -> {
                    assertThat(((TidemarkException) error).code()).isEqualTo(code);
                    assertThat(error.getMessage()).doesNotContain("hunter2").doesNotContain("\n");
                });
    }

    private void write(String text) {
        try {
            Files.writeString(project.resolve(ConfigFile.NAME), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
