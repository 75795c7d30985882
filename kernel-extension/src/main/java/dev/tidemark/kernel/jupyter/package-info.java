/**
 * Tidemark's own kernel: Jupyter's protocol on the sockets and messages of {@code jjava-jupyter}, with what that base leaves
 * out or gets wrong done here.
 *
 * <p>Knows how cells are asked for and answered; never what they do. Start at {@link
 * dev.tidemark.kernel.jupyter.TidemarkKernel}.
 */
package dev.tidemark.kernel.jupyter;
