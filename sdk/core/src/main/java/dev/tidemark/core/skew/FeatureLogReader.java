package dev.tidemark.core.skew;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads the files of a feature log, in the order of their names. */
final class FeatureLogReader {
    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FeatureLogReader() {}

    /** The last so many vectors of a service. The last line of a file may be cut off: it is still being written. */
    static List<ServedRow> read(Path folder, String service, int most) {
        List<ServedRow> rows = new ArrayList<>();
        for (Path file : files(folder)) {
            read(file, service, rows);
            if (rows.size() > most) {
                rows.subList(0, rows.size() - most).clear();
            }
        }
        return rows;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.MISSING_FILE,
                    "Cannot read the feature log in " + folder
                            + ": there is no such folder; name it with --log, and see"
                            + " that sync.featureLog.rate is above 0.",
                    e);
        }
    }

    private static void read(Path file, String service, List<ServedRow> rows) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = in.readLine();
            for (int number = 1; line != null; number++) {
                String next = in.readLine();
                String place = file.getFileName() + ":" + number;
                try {
                    JsonNode json = MAPPER.readTree(line);
                    if (json.path("service").asText().equals(service)) {
                        rows.add(row(place, json));
                    }
                } catch (JsonProcessingException e) {
                    if (next != null) {
                        throw unreadable(place, "it is not JSON; remove the line", e);
                    }
                }
                line = next;
            }
        } catch (IOException e) {
            throw unreadable(file.toString(), "it is no text that you may read; see its rights", e);
        }
    }

    private static ServedRow row(String place, JsonNode json) {
        if (json.path("format").asInt() != FORMAT) {
            throw unreadable(place, "another version of Tidemark wrote it; use that one", null);
        }
        Map<String, JsonNode> given = new LinkedHashMap<>();
        json.path("request").properties().forEach(value -> given.put(value.getKey(), value.getValue()));
        json.path("key").properties().forEach(value -> given.put(value.getKey(), value.getValue()));
        Map<String, ServedRow.Served> features = new LinkedHashMap<>();
        json.path("features")
                .properties()
                .forEach(feature -> features.put(feature.getKey(), served(feature.getValue())));
        return new ServedRow(
                place,
                json.path("release").asLong(),
                json.path("fingerprint").asText(),
                TextTime.parse(json.path("asOf").asText()),
                given,
                features);
    }

    private static ServedRow.Served served(JsonNode feature) {
        JsonNode time = feature.path("eventTime");
        OptionalLong micros =
                time.isTextual() ? OptionalLong.of(TextTime.parse(time.textValue())) : OptionalLong.empty();
        return new ServedRow.Served(
                feature.path("value"), feature.path("status").asText(), micros);
    }

    private static TidemarkException unreadable(String place, String why, Exception cause) {
        return new TidemarkException(
                ErrorCode.UNREADABLE_FILE, "Cannot read the feature log at " + place + ": " + why + ".", cause);
    }
}
