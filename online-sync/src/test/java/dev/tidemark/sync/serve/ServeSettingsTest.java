package dev.tidemark.sync.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.sync.config.SettingReader;
import dev.tidemark.sync.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key under {@code sync.http.}. */
class ServeSettingsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path shared;

    private static Path keystore;

    @TempDir
    Path project;

    /** A key and a certificate of its own, made by the JDK's tool. */
    @BeforeAll
    static void makeKeystore() throws Exception {
        keystore = shared.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        try (InputStream out = keytool.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(keytool.waitFor()).as(said).isZero();
        }
    }

    @Test
    void withoutAnythingItListensToThisMachineAtFeastsPort() {
        ServeSettings settings = read(Map.of());

        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.http().port()).isEqualTo(6566);
        assertThat(settings.http().tokens().isEmpty()).isTrue();
        assertThat(settings.http().tls()).isEmpty();
        assertThat(settings.limits().rows()).isEqualTo(1_000);
        assertThat(settings.limits().events()).isEqualTo(10_000);
    }

    @Test
    void everyKeyIsTaken() throws Exception {
        Files.writeString(project.resolve("secret"), "changeit\n");
        Files.writeString(
                project.resolve("tokens"), "# of the models\nread:0123456789abcdef\n\nread+push:fedcba9876543210\n");
        ServeSettings settings = read(Map.ofEntries(
                Map.entry("sync.http.host", "0.0.0.0"),
                Map.entry("sync.http.port", "7000"),
                Map.entry("sync.http.tokensFile", "tokens"),
                Map.entry("sync.http.tlsKeystore", keystore.toString()),
                Map.entry("sync.http.tlsKeystorePasswordFile", "secret"),
                Map.entry("sync.http.maxBodyBytes", "2_000"),
                Map.entry("sync.http.maxRows", "5"),
                Map.entry("sync.http.maxEvents", "6"),
                Map.entry("sync.http.maxConnections", "7"),
                Map.entry("sync.http.maxRequests", "8"),
                Map.entry("sync.http.requestTimeout", "2s"),
                Map.entry("sync.http.idleTimeout", "3s"),
                Map.entry("sync.http.stopTimeout", "4s")));

        assertThat(settings.http().port()).isEqualTo(7_000);
        assertThat(settings.http().tokens().toString()).isEqualTo("Tokens[2]");
        assertThat(settings.http().tls()).isPresent();
        assertThat(settings.http().limits().toString())
                .isEqualTo("HttpLimits[bodyBytes=2000, connections=7, requests=8, requestTime=PT2S, idleTime=PT3S,"
                        + " stopTime=PT4S]");
        assertThat(settings.limits().rows()).isEqualTo(5);
        assertThat(settings.limits().events()).isEqualTo(6);
        assertThat(settings.stopTime()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whoListensToEverybodyNeedsTokensOrMustMeanIt() {
        assertThatThrownBy(() -> read(Map.of("sync.http.host", "0.0.0.0")))
                .hasMessage(
                        "Cannot use setting 'sync.http.host' (given by the program): everybody who reaches '0.0.0.0'"
                                + " could read and push; set 'sync.http.tokensFile', or 'sync.http.allowAnonymous' to true.");
        assertThat(read(Map.of("sync.http.host", "0.0.0.0", "sync.http.allowAnonymous", "true"))
                        .http()
                        .host())
                .isEqualTo("0.0.0.0");
        assertThat(read(Map.of("sync.http.host", "0.0.0.0", "sync.http.tokens", "read:0123456789abcdef"))
                        .http()
                        .tokens()
                        .isEmpty())
                .isFalse();
    }

    @Test
    void whatCannotBeIsRefusedByKeyAndPlace() throws IOException {
        refused(Map.of("sync.http.port", "70000"), "'sync.http.port' (given by the program): it is no whole number");
        refused(
                Map.of("sync.http.requestTimeout", "soon"),
                "'sync.http.requestTimeout' (given by the program): it is no time");
        refused(Map.of("sync.http.allowAnonymous", "yes"), "it is neither true nor false.");
        refused(Map.of("sync.http.tokensFile", "none"), "there is no text file");
        refused(Map.of("sync.http.tlsKey", "k"), "it needs 'sync.http.tlsCertificate' beside it; set both.");
        Files.writeString(project.resolve("empty"), "# nothing\n");
        refused(Map.of("sync.http.tokensFile", "empty"), "the file has no token; write a line like read:TOKEN");
        Files.writeString(project.resolve("pem"), "-----BEGIN NOTHING-----");
        refused(Map.of("sync.http.tlsKey", "pem", "sync.http.tlsCertificate", "pem"), "it holds no private key in PEM");
    }

    @Test
    void aKeystoreOrPemFilesMakeItSpeakTls() throws Exception {
        Files.writeString(project.resolve("secret"), "changeit");
        KeyStore store = KeyStore.getInstance(keystore.toFile(), PASSWORD);
        pem("cert.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
        pem("key.pem", "PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded());

        for (Map<String, String> tls : List.of(
                Map.of("sync.http.tlsKeystore", keystore.toString(), "sync.http.tlsKeystorePasswordFile", "secret"),
                Map.of("sync.http.tlsCertificate", "cert.pem", "sync.http.tlsKey", "key.pem"))) {
            Map<String, String> settings = new HashMap<>(tls);
            settings.put("sync.http.port", "0");
            try (HttpServer server = HttpServer.start(
                    read(settings).http(), List.of(HealthEndpoint.live()), (path, status, bytes, nanos) -> {})) {
                HttpResponse<String> response = client(store.getCertificate("server"))
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create("https://localhost:" + server.port() + "/health/live"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(response.body()).isEqualTo("{\"status\":\"up\",\"parts\":{}}");
            }
        }
    }

    private ServeSettings read(Map<String, String> settings) {
        return ServeSettings.read(new SettingReader(
                ProjectConfig.read(project, Map.of(), settings).sync()));
    }

    private void refused(Map<String, String> settings, String message) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(TidemarkException.class)
                .hasMessageContaining(message);
    }

    private void pem(String name, String kind, byte[] bytes) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                project.resolve(name), "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }

    private static HttpClient client(Certificate trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
