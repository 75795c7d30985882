package dev.tidemark.core.config;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.registry.RegistrySettings;
import dev.tidemark.semantics.error.Closest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a project is set up. What a program says counts before the environment, the environment before {@code tidemark.yaml}, and
 * that before the default: everything in the project's folder. Immutable.
 */
public record ProjectConfig(OnlineSettings online, RegistrySettings registry, SyncSection sync) {
    private static final String STORE = "online.store";
    private static final String NAMESPACE = "online.namespace";
    private static final String URL = "registry.url";
    private static final String USER = "registry.user";
    private static final String PASSWORD = "registry.password";
    private static final String PASSWORD_FILE = "registry.passwordFile";
    private static final List<String> KEYS = List.of(STORE, NAMESPACE, URL, USER, PASSWORD, PASSWORD_FILE);

    private static final Pattern OF_A_STORE = Pattern.compile("online\\.[^.]+\\..+");
    private static final Pattern NAMESPACES = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /**
     * Of a project. A setting that is not known, or has a value that cannot be, is refused by its name and where it was given.
     *
     * @param environment of the process
     * @param overrides by key, as in {@code registry.url}
     */
    public static ProjectConfig read(Path project, Map<String, String> environment, Map<String, String> overrides) {
        return read(project, project.resolve(ConfigFile.NAME), environment, overrides);
    }

    /** The same with a file in the place of {@code tidemark.yaml}; it must be there if it has another name. */
    public static ProjectConfig read(
            Path project, Path file, Map<String, String> environment, Map<String, String> overrides) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        ConfigFile.read(file).forEach(setting -> settings.put(setting.key(), setting));
        EnvironmentSettings.of(environment).forEach(setting -> settings.put(setting.key(), setting));
        new TreeMap<>(overrides)
                .forEach((key, value) -> settings.put(key, new Setting(key, value, "given by the program")));
        OnlineSettings online = online(settings);
        settings.values().forEach(setting -> checkKnown(setting, online.store()));
        Path folder = project.toAbsolutePath().normalize();
        SyncSection sync = SyncSection.of(folder, settings, environment, overrides.keySet());
        return new ProjectConfig(online, registry(folder, settings), sync);
    }

    private static OnlineSettings online(Map<String, Setting> settings) {
        OnlineSettings otherwise = OnlineSettings.embedded();
        String store = value(settings, STORE).orElse(otherwise.store());
        String namespace = value(settings, NAMESPACE).orElse(otherwise.namespace());
        if (!NAMESPACES.matcher(namespace).matches()) {
            throw settings.get(NAMESPACE).invalid("a namespace is 1 to 100 letters, digits, '_', '-' and '.'.");
        }
        String prefix = prefix(store);
        Map<String, String> properties = new TreeMap<>();
        settings.values().stream()
                .filter(setting -> setting.key().startsWith(prefix))
                .forEach(setting -> properties.put(setting.key().substring(prefix.length()), setting.value()));
        return new OnlineSettings(store, namespace, properties);
    }

    private static RegistrySettings registry(Path project, Map<String, Setting> settings) {
        Setting url = settings.get(URL);
        Setting file = settings.get(PASSWORD_FILE);
        if (file != null && settings.containsKey(PASSWORD)) {
            throw file.invalid("'" + PASSWORD + "' is set too; leave one of them out.");
        }
        if (url != null && !RegistrySettings.supports(url.value())) {
            throw url.invalid("it is neither SQLite nor PostgreSQL; write jdbc:sqlite:FILE or"
                    + " jdbc:postgresql://HOST/DATABASE.");
        }
        return new RegistrySettings(
                project,
                url == null ? RegistrySettings.EMBEDDED_URL : url.value(),
                value(settings, USER),
                value(settings, PASSWORD),
                value(settings, PASSWORD_FILE).map(project::resolve));
    }

    private static Optional<String> value(Map<String, Setting> settings, String key) {
        return Optional.ofNullable(settings.get(key)).map(Setting::value);
    }

    private static void checkKnown(Setting setting, String store) {
        if (KEYS.contains(setting.key())
                || setting.key().startsWith(prefix(store))
                || setting.key().startsWith(SyncSection.PREFIX)) {
            return; // what belongs to the store or to the sync service, they check
        }
        if (OF_A_STORE.matcher(setting.key()).matches()) {
            throw setting.invalid("the project's online store is '" + store + "'; set " + STORE
                    + " to the one it belongs to, or remove it.");
        }
        List<String> known = new ArrayList<>(KEYS);
        known.add(prefix(store) + "*");
        known.add(SyncSection.PREFIX + "*");
        throw setting.unknown(Closest.hint(setting.key(), "Settings", known));
    }

    private static String prefix(String store) {
        return "online." + store + ".";
    }
}
