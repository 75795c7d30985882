package dev.tidemark.redis.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    @TempDir
    Path project;

    @Test
    void withoutAnAddressTheProjectsOwnIsMeant() {
        assertThat(reader(Map.of()).hasAddress()).isFalse();
        assertThat(reader(Map.of("timeout", "5s", "poolSize", "3")).hasAddress())
                .isFalse();
        assertThat(reader(Map.of("timeout", "5s")).timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> reader(Map.of("password", "x")).hasAddress())
                .hasMessage("Cannot use online store setting 'password': it needs an address beside it; add 'address',"
                        + " as in redis.example:6379.");
    }

    @Test
    void readsASingleServer() {
        RedisSettings settings = reader(Map.of("address", "redis.example")).read();
        assertThat(settings.mode()).isEqualTo(Mode.SINGLE);
        assertThat(settings.addresses()).containsExactly(URI.create("redis://redis.example:6379"));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.poolSize()).isEqualTo(8);
        assertThat(settings.tls().verification()).isEqualTo(Tls.Verification.HOST);
        assertThat(settings.address()).isEqualTo("redis.example:6379");
    }

    @Test
    void readsSentinelAndCluster() {
        RedisSettings sentinel = reader(Map.of(
                        "mode",
                        "sentinel",
                        "master",
                        "mymaster",
                        "address",
                        "rediss://a, rediss://b:1",
                        "user",
                        "u",
                        "password",
                        "p",
                        "sentinelPassword",
                        "sp",
                        "database",
                        "2",
                        "verify",
                        "certificate"))
                .read();
        assertThat(sentinel.addresses()).containsExactly(URI.create("rediss://a:26379"), URI.create("rediss://b:1"));
        assertThat(sentinel.address()).isEqualTo("master 'mymaster' of Sentinel a:26379, b:1");
        assertThat(sentinel.credentials()).isEqualTo(new Credentials(Optional.of("u"), Optional.of("p")));
        assertThat(sentinel.sentinelCredentials().password()).hasValue("sp");
        assertThat(sentinel.database()).isEqualTo(2);
        assertThat(sentinel.tls().verification()).isEqualTo(Tls.Verification.CERTIFICATE);
        RedisSettings cluster =
                reader(Map.of("mode", "cluster", "address", "a:1,b:2")).read();
        assertThat(cluster.address()).isEqualTo("cluster a:1, b:2");
    }

    @Test
    void readsPasswordsFromFilesAndNeverShowsThem() throws IOException {
        Files.writeString(project.resolve("secret"), "hush hush\n");
        RedisSettings settings = reader(Map.of("address", "a", "passwordFile", "secret", "truststorePassword", "quiet"))
                .read();
        assertThat(settings.credentials().password()).hasValue("hush hush");
        assertThat(settings.toString()).doesNotContain("hush").doesNotContain("quiet");
        refused(
                Map.of("passwordFile", "nowhere"),
                "Cannot read the file '" + project.resolve("nowhere")
                        + "' of online store setting 'passwordFile': make it readable, or name another.");
        refused(
                Map.of("passwordFile", "secret", "password", "x"),
                "Cannot use online store setting 'passwordFile': 'password' is set too; leave one of them out.");
    }

    @Test
    void namesTheClosestOfUnknownSettings() {
        assertThatThrownBy(() -> reader(Map.of("adress", "a")))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot use online store setting 'adress': there is none of that name; did you mean"
                        + " 'address'? Settings: address, database, master, mode, password, passwordFile, poolSize,"
                        + " sentinelPassword, sentinelPasswordFile, sentinelUser, timeout, truststore,"
                        + " truststorePassword, truststorePasswordFile, user, verify.");
    }

    @Test
    void saysWhatIsWrongWithASetting() {
        refused(
                Map.of("mode", "clutser"),
                "Cannot use online store setting 'mode': 'clutser' is none of its values; did you mean 'cluster'?"
                        + " Values: single, sentinel, cluster.");
        refused(
                Map.of("mode", "sentinel"),
                "Cannot use online store setting 'mode': Sentinel needs to know which master; add 'master', as in"
                        + " mymaster.");
        refused(
                Map.of("master", "m"),
                "Cannot use online store setting 'master': only Sentinel has masters by name; set mode to sentinel, or"
                        + " leave it out.");
        refused(
                Map.of("mode", "cluster", "database", "1"),
                "Cannot use online store setting 'database': a cluster has database 0 alone; leave it out.");
        refused(
                Map.of("poolSize", "0"),
                "Cannot use online store setting 'poolSize': '0' is no number from 1 to 1024.");
        refused(
                Map.of("database", "one"),
                "Cannot use online store setting 'database': 'one' is no number from 0 to 1048576.");
        refused(
                Map.of("timeout", "3"),
                "Cannot use online store setting 'timeout': '3' is no duration from 1ms to 1h; write one as in 3s.");
        refused(
                Map.of("timeout", "2h"),
                "Cannot use online store setting 'timeout': '2h' is no duration from 1ms to 1h; write one as in 3s.");
        refused(
                Map.of("address", "a,b"),
                "Cannot use online store setting 'address': a single server has one address; set mode to sentinel or"
                        + " cluster for more.");
        refused(
                Map.of("mode", "cluster", "address", "a,rediss://b"),
                "Cannot use online store setting 'address': some of them are with TLS (rediss://) and some without;"
                        + " make them alike.");
        for (String bad : new String[] {"", "a b", "http://a", "redis://u:p@a", "a:x", "redis://a/1", ":1"}) {
            refused(
                    Map.of("address", bad),
                    "Cannot use online store setting 'address': write host:port, redis://host:port or, with TLS,"
                            + " rediss://host:port, separated by commas; user, password and database are settings of"
                            + " their own.");
        }
    }

    private void refused(Map<String, String> properties, String message) {
        Map<String, String> all = new HashMap<>(properties);
        all.putIfAbsent("address", "a");
        assertThatThrownBy(() -> reader(all).read())
                .isInstanceOf(TidemarkException.class)
                .hasMessage(message);
    }

    private SettingsReader reader(Map<String, String> properties) {
        return new SettingsReader(project, properties);
    }
}
