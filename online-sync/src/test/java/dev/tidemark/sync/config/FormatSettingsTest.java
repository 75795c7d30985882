package dev.tidemark.sync.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.sync.decode.avro.StreamDecoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key under {@code sync.avro.}, and {@code sync.keyColumns}. */
class FormatSettingsTest {
    @TempDir
    Path project;

    @Test
    void withoutAnythingAllIsJson() {
        FormatSettings settings = read(Map.of());
        assertThat(settings.avroTopics()).isEmpty();
        assertThat(settings.keyColumns()).isEmpty();
    }

    @Test
    void everyKeyIsTaken() throws IOException {
        Files.writeString(project.resolve("secret"), "ann:open sesame\n");
        FormatSettings settings = read(Map.of(
                "sync.avro.topics", "payments=schemas/payments.avsc, clicks=numbered",
                "sync.avro.registry", "http://registry:8081",
                "sync.avro.registryCredentialsFile", "secret",
                "sync.keyColumns", "kafka:payments=card_id,redis:a.b=shop"));
        assertThat(settings.avroTopics())
                .isEqualTo(Map.of("payments", "schemas/payments.avsc", "clicks", FormatSettings.NUMBERED));
        assertThat(settings.registry()).hasValue("http://registry:8081");
        assertThat(settings.registryCredentials()).hasValue("ann:open sesame");
        assertThat(settings.keyColumns()).isEqualTo(Map.of("kafka:payments", "card_id", "redis:a.b", "shop"));
        assertThat(read(Map.of("sync.avro.topics", "a=numbered", "sync.avro.schemaFolder", "schemas"))
                        .schemaFolder())
                .hasValue(project.resolve("schemas"));
    }

    @Test
    void whatCannotBeIsRefusedByItsKey() throws IOException {
        assertThatThrownBy(() -> read(Map.of("sync.avro.topics", "payments")))
                .isInstanceOf(TidemarkException.class)
                .hasMessageContaining("sync.avro.topics")
                .hasMessageContaining("'payments' is not TOPIC=FILE; write it like payments=payments.avsc.");
        assertThatThrownBy(() -> read(Map.of("sync.keyColumns", "kafka:payments=")))
                .hasMessageContaining("is not STREAM=COLUMN; write it like kafka:payments=card_id.");
        assertThatThrownBy(() -> read(Map.of("sync.avro.topics", "a=numbered")))
                .hasMessageContaining("set one of sync.avro.registry and sync.avro.schemaFolder.");
        Files.writeString(project.resolve("bad.avsc"), "{\"type\": \"what\"}");
        for (String file : new String[] {"bad.avsc", "none.avsc"}) {
            SyncConfig config =
                    SyncConfig.defaults("one").formats(read(Map.of("sync.avro.topics", "payments=" + file)));
            assertThatThrownBy(() -> new StreamDecoders(config))
                    .hasMessageStartingWith("Cannot read schema '" + project.resolve(file) + "': it ");
        }
    }

    private FormatSettings read(Map<String, String> settings) {
        return FormatSettings.read(new SettingReader(
                ProjectConfig.read(project, Map.of(), settings).sync()));
    }
}
