package dev.tidemark.sync.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the service works.
 *
 * @param instance this process among those that share the work
 * @param shards into how many each Redis stream is divided
 * @param batchRecords the most records of a partition taken in at once
 * @param maxEventBytes of a record's value; a longer one is a dead letter
 * @param aheadTolerance how far an event may lie ahead of the clock
 * @param refresh how often it looks for releases
 * @param commitInterval how often it tells how far it is
 * @param leaseTerm after which a shard of an instance that died is taken over
 * @param retention how long entries of Redis streams are kept once they are taken in
 * @param kafka what Kafka's clients are told, by Kafka's own names; {@code bootstrap.servers} at least
 * @param archive how events are archived; empty if they are not
 * @param formats what records are written in
 */
public record SyncConfig(
        String instance,
        int shards,
        int batchRecords,
        int maxEventBytes,
        Duration aheadTolerance,
        Duration refresh,
        Duration commitInterval,
        Duration leaseTerm,
        Duration retention,
        Map<String, String> kafka,
        Optional<ArchiveSettings> archive,
        FormatSettings formats) {
    public SyncConfig {
        kafka = Map.copyOf(kafka);
    }

    /** What holds if nothing is said. */
    public static SyncConfig defaults(String instance) {
        return new SyncConfig(
                instance,
                4,
                2_000,
                1 << 20,
                Duration.ofMinutes(5),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Map.of(),
                Optional.empty(),
                FormatSettings.JSON);
    }

    /** The same with another term of leases. */
    public SyncConfig leaseTerm(Duration other) {
        return new SyncConfig(
                instance,
                shards,
                batchRecords,
                maxEventBytes,
                aheadTolerance,
                refresh,
                commitInterval,
                other,
                retention,
                kafka,
                archive,
                formats);
    }

    /** The same with another interval between looks for releases. */
    public SyncConfig refresh(Duration other) {
        return new SyncConfig(
                instance,
                shards,
                batchRecords,
                maxEventBytes,
                aheadTolerance,
                other,
                commitInterval,
                leaseTerm,
                retention,
                kafka,
                archive,
                formats);
    }

    /** The same with what Kafka's clients are told. */
    public SyncConfig kafka(Map<String, String> other) {
        return new SyncConfig(
                instance,
                shards,
                batchRecords,
                maxEventBytes,
                aheadTolerance,
                refresh,
                commitInterval,
                leaseTerm,
                retention,
                other,
                archive,
                formats);
    }

    /** The same with an archive. */
    public SyncConfig archive(ArchiveSettings other) {
        return new SyncConfig(
                instance,
                shards,
                batchRecords,
                maxEventBytes,
                aheadTolerance,
                refresh,
                commitInterval,
                leaseTerm,
                retention,
                kafka,
                Optional.of(other),
                formats);
    }

    /** The same with another time that entries are kept. */
    public SyncConfig retention(Duration other) {
        return new SyncConfig(
                instance,
                shards,
                batchRecords,
                maxEventBytes,
                aheadTolerance,
                refresh,
                commitInterval,
                leaseTerm,
                other,
                kafka,
                archive,
                formats);
    }

    /** The same with other formats. */
    public SyncConfig formats(FormatSettings other) {
        return new SyncConfig(
                instance,
                shards,
                batchRecords,
                maxEventBytes,
                aheadTolerance,
                refresh,
                commitInterval,
                leaseTerm,
                retention,
                kafka,
                archive,
                other);
    }
}
