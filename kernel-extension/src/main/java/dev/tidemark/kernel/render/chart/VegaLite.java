package dev.tidemark.kernel.render.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Specifications of charts as maps. */
final class VegaLite {
    private VegaLite() {}

    static Map<String, Object> spec(
            String title,
            String said,
            List<Map<String, Object>> values,
            Map<String, Object> mark,
            Map<String, Object> encoding) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
        spec.put("title", said.isEmpty() ? Map.of("text", title) : Map.of("text", title, "subtitle", said));
        spec.put("width", 560);
        spec.put("data", Map.of("values", values));
        spec.put("mark", mark);
        spec.put("encoding", encoding);
        return spec;
    }

    /**
     * A channel of names in the order given. Said in full, for kernels leave out the null that would mean the order of the data,
     * and the default is that of the alphabet.
     */
    static Map<String, Object> ordered(String name, String type, String title, List<String> order) {
        Map<String, Object> field = field(name, type, title);
        field.put("sort", order);
        return field;
    }

    /** A channel; more may be put into it. */
    static Map<String, Object> field(String name, String type, String title) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("field", name);
        field.put("type", type);
        field.put("title", title);
        return field;
    }
}
