package dev.tidemark.kernel.render.chart;

import java.util.Map;

/**
 * A chart in three forms. Immutable.
 *
 * @param vegaLite its specification with the data in it, as what JSON has: text, numbers, Booleans, lists, maps
 * @param svg the same as a picture that needs nothing else
 * @param text the same in plain text
 */
public record Chart(String title, Map<String, Object> vegaLite, String svg, String text) {}
