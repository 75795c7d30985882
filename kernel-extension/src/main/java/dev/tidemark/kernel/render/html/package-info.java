/**
 * Markup for the outputs of cells: well-formed, with its own style that touches nothing else on the page, no script, no request.
 *
 * <p>Decides how things look; never what is shown. Its ink is the page's own and its colours are mid-tones, so it reads on light and
 * on dark. Start at {@link dev.tidemark.kernel.render.html.Html}.
 */
package dev.tidemark.kernel.render.html;
