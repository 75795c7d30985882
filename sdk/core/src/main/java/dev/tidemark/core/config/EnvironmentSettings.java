package dev.tidemark.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Settings in the environment: {@code TIDEMARK_REGISTRY_PASSWORD_FILE} is {@code registry.passwordFile}. */
final class EnvironmentSettings {
    private static final String REGISTRY = "TIDEMARK_REGISTRY_";
    private static final String ONLINE = "TIDEMARK_ONLINE_";

    /** What an orchestrator adds for a service that happens to be named like ours. */
    private static final Pattern OF_AN_ORCHESTRATOR =
            Pattern.compile(".*_(SERVICE_(HOST|PORT)(_.*)?|PORT(_[0-9]+_(TCP|UDP)(_.*)?)?)");

    private EnvironmentSettings() {}

    /** An empty variable counts as none; other variables, even with our prefix, are not for settings. */
    static List<Setting> of(Map<String, String> environment) {
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if ((variable.startsWith(REGISTRY) || variable.startsWith(ONLINE))
                    && !value.isBlank()
                    && !OF_AN_ORCHESTRATOR.matcher(variable).matches()) {
                settings.add(new Setting(key(variable), value, variable));
            }
        });
        return settings;
    }

    private static String key(String variable) {
        if (variable.startsWith(REGISTRY)) {
            return "registry." + camelCase(variable.substring(REGISTRY.length()));
        }
        String name = variable.substring(ONLINE.length());
        int store = name.indexOf('_');
        return store < 0
                ? "online." + camelCase(name)
                : "online." + camelCase(name.substring(0, store)) + "." + camelCase(name.substring(store + 1));
    }

    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.toLowerCase(Locale.ROOT).split("_", -1)) {
            boolean first = name.length() == 0 || word.isEmpty();
            name.append(first ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
