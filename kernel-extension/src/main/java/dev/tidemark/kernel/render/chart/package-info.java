/**
 * Charts of features: each as a Vega-Lite specification, as a picture drawn here for front ends that do not know Vega-Lite, and in
 * plain text.
 *
 * <p>Decides what is plotted and how; the numbers come from the SDK. Start at {@link dev.tidemark.kernel.render.chart.Charts}.
 */
package dev.tidemark.kernel.render.chart;
