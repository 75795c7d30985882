package dev.tidemark.core.config;

import dev.tidemark.semantics.error.Closest;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is set for the sync service, under {@code sync.}: collected, but not understood here. The service asks for the keys it
 * knows and has the rest refused. Immutable.
 */
public final class SyncSection {
    static final String PREFIX = "sync.";

    private final Path project;
    private final Map<String, Setting> settings;
    private final Map<String, Setting> variables;

    private SyncSection(Path project, Map<String, Setting> settings, Map<String, Setting> variables) {
        this.project = project;
        this.settings = settings;
        this.variables = variables;
    }

    /** @param overrides keys among the settings that the program gave: they count before the environment */
    static SyncSection of(
            Path project, Map<String, Setting> all, Map<String, String> environment, Set<String> overrides) {
        Map<String, Setting> settings = new TreeMap<>();
        Map<String, Setting> variables = new TreeMap<>(EnvironmentSettings.ofSync(environment));
        all.forEach((key, setting) -> {
            if (key.startsWith(PREFIX)) {
                settings.put(key, setting);
            }
        });
        overrides.forEach(key -> variables.remove(EnvironmentSettings.variable(key)));
        return new SyncSection(project, settings, variables);
    }

    /** The folder that relative paths in settings are relative to. */
    public Path project() {
        return project;
    }

    /** What is set under a key, as in {@code sync.http.port}. */
    public Optional<Setting> find(String key) {
        String variable = EnvironmentSettings.variable(key);
        Setting given = variables.get(variable);
        return given == null
                ? Optional.ofNullable(settings.get(key))
                : Optional.of(new Setting(key, given.value(), variable));
    }

    /** Refuses the first setting that is none of these. */
    public void checkKnown(Collection<String> keys) {
        Set<String> known = new HashSet<>(keys);
        for (String key : keys) {
            known.add(EnvironmentSettings.variable(key));
        }
        settings.values().stream()
                .filter(setting -> !known.contains(setting.key()))
                .findFirst()
                .ifPresent(setting -> {
                    throw setting.unknown(Closest.hint(setting.key(), "Settings", keys));
                });
        variables.values().stream()
                .filter(setting -> !known.contains(setting.key()))
                .findFirst()
                .ifPresent(setting -> {
                    throw setting.unknown(Closest.hint(
                            setting.key(),
                            "Variables",
                            keys.stream().map(EnvironmentSettings::variable).toList()));
                });
    }

    /** Without the values, among which are tokens. */
    @Override
    public String toString() {
        return "SyncSection" + settings.keySet() + variables.keySet();
    }
}
