/**
 * Tidemark in a Jupyter notebook: what is shown, said and asked there, whichever Java kernel runs it.
 *
 * <p>Knows no kernel: each is reached through an adapter in a package of its own. Never decides what a feature means. Start at
 * {@link dev.tidemark.kernel.render.Renderers}.
 */
package dev.tidemark.kernel;
