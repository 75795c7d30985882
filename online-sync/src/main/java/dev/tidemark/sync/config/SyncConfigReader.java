package dev.tidemark.sync.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How streams are taken in, as the settings of a project say. */
public final class SyncConfigReader {
    private static final String KAFKA = "sync.kafka.";
    private static final List<String> OWN = List.of(
            "sync.instance",
            "sync.shards",
            "sync.batchRecords",
            "sync.maxEventBytes",
            "sync.aheadTolerance",
            "sync.refresh",
            "sync.commitInterval",
            "sync.leaseTerm",
            "sync.retention");

    private SyncConfigReader() {}

    /** The keys it knows; those of Kafka's consumers are under {@code sync.kafka.}, by Kafka's own names. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>(OWN);
        keys.addAll(ArchiveSettings.KEYS);
        keys.addAll(FormatSettings.KEYS);
        ConsumerConfig.configNames().stream().sorted().forEach(name -> keys.add(KAFKA + name));
        return keys;
    }

    /** @param archives whether events are archived if nothing is said */
    public static SyncConfig read(SettingReader settings, boolean archives) {
        SyncConfig otherwise = SyncConfig.defaults(settings.text("sync.instance", thisProcess()));
        return new SyncConfig(
                otherwise.instance(),
                settings.whole("sync.shards", 1, 256, otherwise.shards()),
                settings.whole("sync.batchRecords", 1, 100_000, otherwise.batchRecords()),
                settings.whole("sync.maxEventBytes", 1, 1 << 28, otherwise.maxEventBytes()),
                settings.duration("sync.aheadTolerance", otherwise.aheadTolerance()),
                settings.duration("sync.refresh", otherwise.refresh()),
                settings.duration("sync.commitInterval", otherwise.commitInterval()),
                atLeast(settings.duration("sync.leaseTerm", otherwise.leaseTerm())),
                settings.duration("sync.retention", otherwise.retention()),
                kafka(settings),
                ArchiveSettings.read(settings, archives),
                FormatSettings.read(settings));
    }

    /** A lease that ends between two looks at it is none. */
    private static Duration atLeast(Duration term) {
        Duration least = Duration.ofMillis(300);
        return term.compareTo(least) < 0 ? least : term;
    }

    private static Map<String, String> kafka(SettingReader settings) {
        Map<String, String> properties = new TreeMap<>();
        for (String name : ConsumerConfig.configNames()) {
            settings.find(KAFKA + name).ifPresent(setting -> properties.put(name, setting.value()));
        }
        return properties;
    }

    private static String thisProcess() {
        return host() + ":" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
