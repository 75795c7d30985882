/**
 * How Tidemark's values look in a notebook: each as one {@link dev.tidemark.kernel.render.Bundle} of forms, of which a front
 * end takes the richest it can show.
 *
 * <p>Knows neither kernel nor cell. Start at {@link dev.tidemark.kernel.render.Renderers}.
 */
package dev.tidemark.kernel.render;
