/**
 * What Tidemark needs of the kernel it runs in: the one place where kernels differ.
 *
 * <p>Decides nothing of what is shown. Start at {@link dev.tidemark.kernel.host.Host}.
 */
package dev.tidemark.kernel.host;
