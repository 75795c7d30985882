package dev.tidemark.sync.source;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.sync.config.SyncConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What Kafka's clients are told: what the user says, beside what our promises need. */
final class KafkaSettings {
    private static final String GROUP = "tidemark";

    private final SyncConfig config;

    KafkaSettings(SyncConfig config) {
        if (!config.kafka().containsKey(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot read Kafka: setting 'sync.kafka.bootstrap.servers' is missing; set it to host:port.");
        }
        this.config = config;
    }

    /** A member of the group. */
    KafkaConsumer<byte[], byte[]> member() {
        Map<String, Object> properties = common();
        properties.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return consumer(properties);
    }

    /** One that reads partitions on its own and changes nothing. */
    KafkaConsumer<byte[], byte[]> loner() {
        Map<String, Object> properties = common();
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return consumer(properties);
    }

    private Map<String, Object> common() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.putAll(config.kafka());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(config.batchRecords()));
        return properties;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> properties) {
        try {
            return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            String said = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot read Kafka: it says '" + said + "'; check the settings under sync.kafka.",
                    e);
        }
    }
}
