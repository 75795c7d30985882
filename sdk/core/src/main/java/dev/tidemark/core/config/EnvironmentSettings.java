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
    private static final String SYNC = "TIDEMARK_SYNC_";

    private static final Pattern WORD = Pattern.compile("([A-Z])");

    /** What an orchestrator adds for a service that happens to be named like ours; its ports are URLs. */
    private static final Pattern OF_AN_ORCHESTRATOR =
            Pattern.compile(".*_(SERVICE_(HOST|PORT)(_.*)?=.*|PORT(_[0-9]+_(TCP|UDP)(_.*)?=.*|=[a-z]+://.*))");

    private EnvironmentSettings() {}

    /** An empty variable counts as none; other variables, even with our prefix, are not for settings. */
    static List<Setting> of(Map<String, String> environment) {
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if ((variable.startsWith(REGISTRY) || variable.startsWith(ONLINE)) && isGiven(variable, value)) {
                settings.add(new Setting(key(variable), value, variable));
            }
        });
        return settings;
    }

    /** Those of the sync service, by variable: only who knows its keys can tell where the dots are. */
    static Map<String, Setting> ofSync(Map<String, String> environment) {
        Map<String, Setting> settings = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(SYNC) && isGiven(variable, value)) {
                settings.put(variable, new Setting(variable, value, variable));
            }
        });
        return settings;
    }

    /** The variable of a key, as in {@code TIDEMARK_SYNC_HTTP_TOKENS_FILE} of {@code sync.http.tokensFile}. */
    static String variable(String key) {
        return "TIDEMARK_"
                + WORD.matcher(key.replace('.', '_')).replaceAll("_$1").toUpperCase(Locale.ROOT);
    }

    private static boolean isGiven(String variable, String value) {
        return !value.isBlank()
                && !OF_AN_ORCHESTRATOR.matcher(variable + "=" + value).matches();
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
