package dev.tidemark.kernel.jupyter;

import dev.tidemark.kernel.render.Bundle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** A value as the base's renderer, and whoever registered with it, show it. */
final class Forms {
    private static final java.util.List<String> TYPES = java.util.List.of(
            Bundle.TEXT,
            Bundle.HTML,
            Bundle.SVG,
            Bundle.MARKDOWN,
            Bundle.VEGA_LITE,
            "text/latex",
            "image/png",
            "image/jpeg",
            "image/gif",
            "application/javascript",
            "application/json");

    private Forms() {}

    static Map<String, Object> of(Renderer renderer, Object value) {
        DisplayData data = value instanceof DisplayData made ? made : renderer.render(value);
        Map<String, Object> forms = new LinkedHashMap<>();
        for (String type : TYPES) {
            Object form = data.getData(MIMEType.parse(type));
            if (form != null) {
                forms.put(type, form);
            }
        }
        return forms;
    }
}
