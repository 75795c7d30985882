package dev.tidemark.sync.source;

import dev.tidemark.sync.config.SyncConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Kafka topic, as one member of a consumer group. Rebalances are cooperative: partitions that stay are not interrupted. */
public final class KafkaSource implements StreamSource {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSource.class);
    private static final Duration LAST_COMMIT = Duration.ofSeconds(5);

    private final String name;
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicReader reader;
    private final Map<TopicPartition, Long> sessions = new HashMap<>();
    private final List<Fetched> arrived = new ArrayList<>();
    private Map<String, Long> last = Map.of();
    private long lastSession;
    private boolean warned;

    /** Joins the group at the first poll. */
    public KafkaSource(String topic, SyncConfig config) {
        this.topic = topic;
        this.name = "kafka:" + topic;
        KafkaSettings settings = new KafkaSettings(config);
        this.reader = new TopicReader(topic, settings);
        this.consumer = settings.member();
        consumer.subscribe(List.of(topic), new Sessions());
    }

    /** Counts how often a partition came here. */
    private final class Sessions implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            for (TopicPartition partition : assigned) {
                long session = ++lastSession;
                sessions.put(partition, session);
                arrived.add(new Fetched(name(partition), session, List.of(), consumer.position(partition)));
            }
            LOG.info("partitions of {} that came: {}", topic, assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            sessions.keySet().removeAll(revoked);
            LOG.info("partitions of {} that left: {}", topic, revoked);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            onPartitionsRevoked(lost);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Fetched> poll(Duration wait) {
        return KafkaErrors.translated("read topic '" + topic + "'", () -> {
            add(consumer.poll(wait));
            Map<String, Fetched> fetched = new LinkedHashMap<>();
            for (Fetched batch : arrived) {
                if (owns(batch.partition(), batch.session())) {
                    fetched.merge(batch.partition(), batch, Fetched::and);
                }
            }
            arrived.clear();
            return List.copyOf(fetched.values());
        });
    }

    private void add(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            List<StreamRecord> records = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
                records.add(record(record));
                warnOfProducersTimes(record.timestampType());
            }
            long next = records.get(records.size() - 1).offset() + 1;
            arrived.add(new Fetched(name(partition), sessions.getOrDefault(partition, 0L), records, next));
        }
    }

    private void warnOfProducersTimes(TimestampType type) {
        if (type == TimestampType.CREATE_TIME && !warned) {
            warned = true;
            LOG.warn(
                    "topic {} says when its producers made a record, not when it arrived: where a source has no known time,"
                            + " late events are told by their arrival; set message.timestamp.type=LogAppendTime",
                    topic);
        }
    }

    static StreamRecord record(ConsumerRecord<byte[], byte[]> record) {
        return new StreamRecord(
                name(new TopicPartition(record.topic(), record.partition())),
                record.offset(),
                TimeUnit.MILLISECONDS.toMicros(record.timestamp()),
                record.key(),
                record.value());
    }

    @Override
    public void keepAlive() {
        KafkaErrors.translated("stay in the group that reads topic '" + topic + "'", () -> {
            consumer.pause(consumer.assignment());
            add(consumer.poll(Duration.ZERO)); // of partitions that come just now
            consumer.resume(consumer.assignment());
            return null;
        });
    }

    @Override
    public boolean owns(String partition, long session) {
        return sessions.entrySet().stream()
                .anyMatch(entry ->
                        entry.getValue() == session && name(entry.getKey()).equals(partition));
    }

    @Override
    public void commit(Map<String, Long> taken) {
        consumer.commitAsync(offsets(taken), (offsets, failure) -> {
            if (failure != null) {
                LOG.debug("offsets of {} are not committed", topic, failure);
            }
        });
        last = taken;
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Map<String, Long> taken) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        sessions.keySet().forEach(partition -> {
            Long next = taken.get(name(partition));
            if (next != null) {
                offsets.put(partition, new OffsetAndMetadata(next));
            }
        });
        return offsets;
    }

    @Override
    public List<StreamRecord> read(String partition, long from, int most) {
        return reader.read(number(partition), from);
    }

    @Override
    public long firstOffsetAt(String partition, long arrivalMicros) {
        return reader.firstOffsetAt(number(partition), Math.floorDiv(arrivalMicros, 1_000L));
    }

    @Override
    public Optional<StreamRecord> oldest(String partition) {
        return reader.oldest(number(partition));
    }

    /** Offsets begin at 0. */
    @Override
    public boolean forgotBefore(StreamRecord oldest) {
        return oldest.offset() > 0;
    }

    private static String name(TopicPartition partition) {
        return "kafka:" + partition.topic() + ":" + partition.partition();
    }

    private static int number(String partition) {
        return Integer.parseInt(partition.substring(partition.lastIndexOf(':') + 1));
    }

    @Override
    public void close() {
        try {
            consumer.commitSync(offsets(last), LAST_COMMIT);
        } catch (KafkaException e) {
            LOG.warn("the last offsets of {} are not committed, so records will come again: {}", topic, e.getMessage());
        } finally {
            consumer.close();
            reader.close();
        }
    }
}
