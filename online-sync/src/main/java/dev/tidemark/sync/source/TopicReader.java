package dev.tidemark.sync.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads partitions of a topic from any offset on, in no group. Thread-safe, one call at a time. */
final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final String topic;
    private final KafkaSettings settings;
    private KafkaConsumer<byte[], byte[]> consumer;
    private TopicPartition assigned;
    private long position;

    TopicReader(String topic, KafkaSettings settings) {
        this.topic = topic;
        this.settings = settings;
    }

    /** Records from the offset on; none if that is the end of the partition. */
    synchronized List<StreamRecord> read(int number, long from) {
        return KafkaErrors.translated("read topic '" + topic + "' again", () -> {
            TopicPartition partition = new TopicPartition(topic, number);
            open();
            if (from >= end(partition)) {
                return List.of();
            }
            seek(partition, from);
            while (true) {
                List<StreamRecord> records = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT).records(partition)) {
                    records.add(KafkaSource.record(record));
                }
                position = consumer.position(partition);
                if (!records.isEmpty() || position >= end(partition)) {
                    return records;
                }
            }
        });
    }

    /** The first record that the partition holds. */
    synchronized Optional<StreamRecord> oldest(int number) {
        long first = KafkaErrors.translated("look at topic '" + topic + "'", () -> {
            open();
            TopicPartition partition = new TopicPartition(topic, number);
            return consumer.beginningOffsets(List.of(partition)).get(partition);
        });
        return read(number, first).stream().findFirst();
    }

    private void seek(TopicPartition partition, long from) {
        open();
        if (partition.equals(assigned) && position == from) {
            return;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        assigned = partition;
        long first = consumer.beginningOffsets(List.of(partition)).get(partition);
        if (first > from) {
            LOG.error(
                    "topic {} has forgotten offsets {} to {} of partition {}: keep its records longer than a promotion"
                            + " takes, and promote again",
                    topic,
                    from,
                    first,
                    partition.partition());
        }
    }

    /** The offset of the first record that arrived then or later; the end of the partition if none did. */
    synchronized long firstOffsetAt(int number, long millis) {
        return KafkaErrors.translated("find an instant in topic '" + topic + "'", () -> {
            open();
            TopicPartition partition = new TopicPartition(topic, number);
            OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, Math.max(0, millis)))
                    .get(partition);
            return found == null ? end(partition) : found.offset();
        });
    }

    private long end(TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    private void open() {
        if (consumer == null) {
            consumer = settings.loner();
        }
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
