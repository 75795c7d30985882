package dev.tidemark.core.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small maps as JSON text in a column. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Long>> NUMBERS = new TypeReference<>() {};

    private Json() {}

    static String numbers(Map<String, Long> numbers) {
        try {
            return MAPPER.writeValueAsString(new TreeMap<>(numbers));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers by name are always JSON", e);
        }
    }

    static SortedMap<String, Long> numbers(String json) {
        try {
            return MAPPER.readValue(json, NUMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the registry holds '" + OneLine.of(json) + "' for numbers by name", e);
        }
    }
}
