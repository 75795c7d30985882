package dev.tidemark.sync.config;

import dev.tidemark.core.config.Setting;
import dev.tidemark.core.config.SyncSection;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.time.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Settings as values of their types. What cannot be is refused by key and place, with what would be right. */
public final class SettingReader {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final SyncSection section;

    public SettingReader(SyncSection section) {
        this.section = section;
    }

    public Optional<Setting> find(String key) {
        return section.find(key);
    }

    public String text(String key, String otherwise) {
        return find(key).map(Setting::value).orElse(otherwise);
    }

    /** A whole number, both bounds included. */
    public int whole(String key, int least, int most, int otherwise) {
        return find(key).map(setting -> whole(setting, least, most)).orElse(otherwise);
    }

    private static int whole(Setting setting, int least, int most) {
        try {
            int value = Integer.parseInt(setting.value().replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw setting.invalid("it is no whole number from " + least + " to " + most + ".");
    }

    /** A share, 0 to 1. */
    public double share(String key, double otherwise) {
        return find(key).map(setting -> share(setting, setting.value())).orElse(otherwise);
    }

    /** A share that is a part of a setting's value. */
    public static double share(Setting setting, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw setting.invalid("'" + text.strip() + "' is no share from 0 to 1; write one, as in 0.05.");
    }

    /** A time of a millisecond to a day, as in {@code 30s}. */
    public Duration duration(String key, Duration otherwise) {
        return find(key).map(SettingReader::duration).orElse(otherwise);
    }

    private static Duration duration(Setting setting) {
        try {
            Duration value = Duration.of(Durations.parse(setting.value()), ChronoUnit.MICROS);
            if (value.toMillis() >= 1 && value.compareTo(LONGEST) <= 0) {
                return value;
            }
        } catch (TidemarkException e) {
            // said below
        }
        throw setting.invalid("it is no time from 1ms to 1d; write one, as in 30s.");
    }

    public boolean flag(String key) {
        return find(key)
                .map(setting -> switch (setting.value()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw setting.invalid("it is neither true nor false.");
                })
                .orElse(false);
    }

    /** A path, which may be relative to the project's folder. */
    public Optional<Path> path(String key) {
        return find(key).map(setting -> section.project().resolve(setting.value()));
    }

    /** What a file says, which a setting names, without the line's end. */
    public Optional<String> contents(String key) {
        return find(key).map(setting -> {
            Path file = section.project().resolve(setting.value());
            try {
                return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
            } catch (IOException e) {
                throw setting.invalid("there is no text file " + file + " that you may read; name one that is there.");
            }
        });
    }

    /** Texts between commas. */
    public List<String> list(String key) {
        return find(key)
                .map(setting -> Arrays.stream(setting.value().split(",", -1))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    public Path project() {
        return section.project();
    }
}
