package dev.tidemark.sync.log;

import dev.tidemark.core.config.Setting;
import dev.tidemark.sync.config.SettingReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which served vectors are logged, and where.
 *
 * @param folder of the files, of all instances
 * @param rate the share of vectors that is logged, 0 to 1
 * @param rates of single services, which count before {@code rate}
 * @param fileBytes after which a file is closed and another one begun
 * @param files of this instance that are kept; older ones are deleted
 * @param queue vectors that wait to be written; further ones are dropped
 */
public record FeatureLogSettings(
        Path folder, double rate, Map<String, Double> rates, int fileBytes, int files, int queue) {
    private static final String LOG = "sync.featureLog.";
    private static final Path FOLDER = Path.of(".tidemark", "feature-log");

    /** Every key there is. */
    public static final List<String> KEYS =
            List.of(LOG + "folder", LOG + "rate", LOG + "rates", LOG + "maxFileBytes", LOG + "maxFiles", LOG + "queue");

    public FeatureLogSettings {
        rates = Map.copyOf(rates);
    }

    public static FeatureLogSettings read(SettingReader settings) {
        return new FeatureLogSettings(
                settings.path(LOG + "folder").orElseGet(() -> folderOf(settings.project())),
                settings.share(LOG + "rate", 0),
                rates(settings),
                settings.whole(LOG + "maxFileBytes", 10_000, 1 << 30, 64 << 20),
                settings.whole(LOG + "maxFiles", 1, 100_000, 16),
                settings.whole(LOG + "queue", 1, 1_000_000, 10_000));
    }

    /** Where a project's log lies if nothing is said. */
    public static Path folderOf(Path project) {
        return project.resolve(FOLDER);
    }

    private static Map<String, Double> rates(SettingReader settings) {
        Map<String, Double> rates = new TreeMap<>();
        for (String entry : settings.list(LOG + "rates")) {
            Setting setting = settings.find(LOG + "rates").orElseThrow();
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw setting.invalid("'" + entry + "' is not SERVICE=SHARE; write it like fraud_v1=0.05.");
            }
            rates.put(entry.substring(0, equals).strip(), SettingReader.share(setting, entry.substring(equals + 1)));
        }
        return rates;
    }

    double rate(String service) {
        return rates.getOrDefault(service, rate);
    }

    /** Whether anything is logged at all. */
    public boolean isOn() {
        return rate > 0 || rates.values().stream().anyMatch(share -> share > 0);
    }
}
