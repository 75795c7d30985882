package dev.tidemark.sync;

import static dev.tidemark.sync.serve.TestingClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.sync.Payments.Payment;
import dev.tidemark.sync.serve.TestingClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service: events that are pushed over HTTP are served over HTTP. */
class SyncProcessTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void whatIsPushedIsServedAsTheOracleSaysByEveryInstance() throws IOException {
        try (Scene scene = new Scene(folder, OnlineSettings.embedded(), "{push: {}}")) {
            scene.live("fraud");
            try (SyncProcess whole = SyncProcess.start(folder, config(Map.of("sync.featureLog.rate", "1")));
                    SyncProcess serving = SyncProcess.serveOnly(
                            folder, config(Map.of("sync.http.tokens", "read:" + TOKEN, "sync.instance", "reader")))) {
                Payments payments = new Payments(7, Scene.nowMicros());
                for (int i = 0; i < 10; i++) {
                    push(scene, whole, payments.next(50));
                }
                scene.assertServed("fraud");

                String card = Payments.cards().get(0);
                String read = "{\"service\": \"fraud\", \"keys\": [{\"card_id\": \"" + card + "\"}]}";
                TestingClient reader = new TestingClient(serving.port());
                assertThat(reader.post("/features", read).statusCode()).isEqualTo(401);
                assertThat(json(reader.as(TOKEN).post("/features", read))
                                .at("/results/0/features/count_1h")
                                .toString())
                        .isEqualTo(json(new TestingClient(whole.port()).post("/features", read))
                                .at("/results/0/features/count_1h")
                                .toString());
                assertThat(reader.post("/push", "{}").statusCode()).isEqualTo(403);
                assertThat(new TestingClient(whole.port()).get("/health/ready").body())
                        .isEqualTo("{\"status\":\"up\",\"parts\":{\"ingest\":\"up\",\"services\":\"up\"}}");
                assertThat(new TestingClient(whole.port()).get("/metrics").body())
                        .contains("tidemark_ingest_freshness_seconds_count{stream=\"push:payments\"} 500")
                        .contains("tidemark_ingest_delay_seconds_count{stream=\"push:payments\"}")
                        .contains("tidemark_ingest_dead_letters_total{stream=\"push:payments\"} 0.0");
                Scene.eventually(
                        "its lag is told",
                        () -> new TestingClient(whole.port())
                                .get("/metrics")
                                .body()
                                .contains("tidemark_ingest_lag_seconds{stream=\"push:payments\"} 0.0"));
            }
            try (Stream<Path> log = Files.list(folder.resolve(".tidemark/feature-log"))) {
                assertThat(Files.readString(log.findFirst().orElseThrow())).contains("\"service\":\"fraud\"");
            }
        }
    }

    @Test
    void aSettingThatNobodyKnowsKeepsItFromStarting() {
        assertThatThrownBy(() -> SyncProcess.serveOnly(folder, config(Map.of("sync.http.prot", "1"))))
                .hasMessageStartingWith("Cannot use setting 'sync.http.prot' (given by the program): there is no such"
                        + " setting; did you mean 'sync.http.port'?");
    }

    /** Every setting has its row in the manual. */
    @Test
    void everyKeyIsDocumented() throws IOException {
        String manual = Files.readString(Path.of("../docs/operations.md"));
        assertThat(SyncProcess.keys().stream().filter(key -> !key.startsWith("sync.kafka.")))
                .allSatisfy(key -> assertThat(manual).contains("| `" + key + "` |"));
    }

    private static void push(Scene scene, SyncProcess process, List<Payment> payments) {
        scene.remember(payments);
        List<String> events = payments.stream()
                .map(payment -> new String(payment.json(), StandardCharsets.UTF_8))
                .toList();
        var response = new TestingClient(process.port())
                .post("/push", "{\"source\": \"payments\", \"events\": [" + String.join(",", events) + "]}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private ProjectConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("sync.http.port", "0");
        return ProjectConfig.read(folder, Map.of(), settings);
    }
}
