package dev.tidemark.cli.live;

import dev.tidemark.cli.quickstart.LivePayments.Sent;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of a Kafka in this process, in partitions by card. */
public final class KafkaLiveStream implements LiveStream {
    private static final String TOPIC = "payments";
    private static final int PARTITIONS = 4;
    private static final String SERVERS = "bootstrap.servers";

    private final KafkaBroker broker;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Long> ends = new TreeMap<>();

    /**
     * Starts the broker.
     *
     * @param folder where it keeps its data
     */
    public KafkaLiveStream(Path folder) {
        this.broker = broker(folder);
        try (Admin admin = Admin.create(Map.of(SERVERS, broker.address()))) {
            await(admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all());
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        this.producer = new KafkaProducer<>(
                Map.of(SERVERS, broker.address()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaBroker broker(Path folder) {
        try {
            return KafkaBroker.start(folder);
        } catch (NoClassDefFoundError e) {
            throw new TidemarkException(
                    ErrorCode.UNSUPPORTED,
                    "Cannot start Kafka: its server is not among the libraries of this program; run it by the launcher, as"
                            + " in './tidemark quickstart --kafka', which fetches it.",
                    e);
        }
    }

    @Override
    public String binding() {
        return "{kafka: {topic: " + TOPIC + "}}";
    }

    @Override
    public String name() {
        return "kafka:" + TOPIC;
    }

    @Override
    public Map<String, Long> ends() {
        return ends;
    }

    @Override
    public String text() {
        return "a Kafka topic in " + PARTITIONS + " partitions";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("sync.kafka.bootstrap.servers", broker.address());
    }

    @Override
    public void send(List<Sent> payments) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Sent payment : payments) {
            byte[] key = payment.card().getBytes(StandardCharsets.UTF_8);
            sent.add(producer.send(new ProducerRecord<>(TOPIC, key, payment.json())));
        }
        for (Future<RecordMetadata> one : sent) {
            RecordMetadata record = await(one);
            ends.put(name() + ":" + record.partition(), record.offset() + 1);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new TidemarkException(
                    ErrorCode.STREAM_UNREACHABLE,
                    "Cannot send to Kafka: it says '" + e.getCause().getMessage() + "'; try again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TidemarkException(ErrorCode.CANCELLED, "Cancelled while payments are sent.", e);
        }
    }

    @Override
    public void close() {
        try (broker) {
            producer.close();
        }
    }
}
