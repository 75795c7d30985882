package dev.tidemark.kernel.magic;

import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.LineMagic;
import dev.tidemark.kernel.live.Live;
import dev.tidemark.semantics.type.ValueType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code %live card_id=c42}: the features of a key as they move, until the cell is interrupted. */
final class LiveMagic implements LineMagic {
    static final List<String> OPTIONS = List.of("service", "seconds");

    private final Host host;
    private final Project project;

    LiveMagic(Host host, Project project) {
        this.host = host;
        this.project = project;
    }

    @Override
    public Object run(List<String> words) {
        Words asked = Words.of("%live", words, OPTIONS);
        Map<String, Object> key = new LinkedHashMap<>();
        for (String word : asked.rest()) {
            int at = word.indexOf('=');
            if (at < 1) {
                throw Words.wrong("%live does not know '" + word + "'; give the key as COLUMN=VALUE.");
            }
            String column = word.substring(0, at);
            key.put(column, typed(column, word.substring(at + 1)));
        }
        Live live = new Live(
                host, project.store().online(), asked.option("service").orElseGet(project::service), List.of(key));
        asked.option("seconds")
                .ifPresentOrElse(
                        seconds -> live.watch(Duration.ofMillis((long) (Double.parseDouble(seconds) * 1_000))),
                        live::watch);
        return null;
    }

    /** As the definitions say, for a word is text. */
    private Object typed(String column, String value) {
        boolean number = project.definitions().entities().stream()
                .flatMap(entity -> entity.keys().stream())
                .anyMatch(each -> each.name().equals(column) && each.type() == ValueType.INT64);
        try {
            return number ? (Object) Long.valueOf(value) : value;
        } catch (NumberFormatException e) {
            throw Words.wrong("%live: " + column + " is INT64, and '" + value + "' is no whole number.");
        }
    }
}
