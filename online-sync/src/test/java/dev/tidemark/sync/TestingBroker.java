package dev.tidemark.sync;

import dev.tidemark.sync.Payments.Payment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real Kafka broker in a process of its own, which can be killed and started where it was. */
final class TestingBroker implements AutoCloseable {
    private final Path folder;
    private final int port = TestingPorts.free();
    private final int controller = TestingPorts.free();
    private Process process;
    private KafkaProducer<byte[], byte[]> producer;

    private TestingBroker(Path folder) {
        this.folder = folder;
    }

    /** @param folder that keeps its data */
    static TestingBroker start(Path folder) {
        TestingBroker broker = new TestingBroker(folder);
        try {
            Files.createDirectories(folder);
            Properties properties = broker.properties();
            try (OutputStream out = Files.newOutputStream(broker.config())) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker.restart();
        return broker;
    }

    private Path config() {
        return folder.resolve("server.properties");
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.resolve("data").toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("auto.create.topics.enable", "false")));
        return properties;
    }

    /** Starts it where it was, after {@link #kill}. */
    void restart() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            TestingBroker.class.getName(),
                            config().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Scene.eventually("the broker answers", this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the broker ended; see " + folder.resolve("log"));
        }
        try (Admin admin = Admin.create(client())) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (Exception e) {
            return false;
        }
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", address(), "default.api.timeout.ms", "2000", "request.timeout.ms", "2000");
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void createTopic(String topic, int partitions) {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends payments, keyed by their cards; returns when the broker has them. */
    void send(String topic, List<Payment> payments) {
        for (Payment payment : payments) {
            byte[] key = payment.card().getBytes(StandardCharsets.UTF_8);
            var unused = producer().send(new ProducerRecord<>(topic, key, payment.json()));
        }
        producer().flush();
    }

    /** Sends anything; returns when the broker has it. */
    void send(String topic, String key, byte[] value) {
        var unused = producer().send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
        producer().flush();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", address(), "enable.idempotence", "true"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    /** Ends it as kill -9 does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
        kill();
    }

    /** The broker's process. */
    public static void main(String[] arguments) {
        StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "-t", "MkU3OEVBNTcwNTJENDM2Qg", "-c", arguments[0]},
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        Kafka.main(arguments);
    }
}
