package dev.tidemark.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Command-line flags of the form {@code --name value}. */
public final class Flags {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Flags() {}

    /** Reads flags, refusing any whose name is not in {@code known}. */
    public static Flags parse(String[] arguments, String... known) {
        Flags flags = new Flags();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!List.of(known).contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Cannot read '" + arguments[i]
                        + "': use --NAME VALUE with NAME among " + Arrays.toString(known));
            }
            flags.values.put(name, arguments[i + 1]);
        }
        return flags;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public String text(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("Cannot run without --" + name);
        }
        return values.get(name);
    }

    public long number(String name, long otherwise) {
        return has(name) ? Long.parseLong(values.get(name).replace("_", "")) : otherwise;
    }

    public Path path(String name) {
        return Path.of(text(name)).toAbsolutePath();
    }
}
