/** How Jupyter gets to know the kernel. Start at {@link dev.tidemark.kernel.install.KernelSpec}. */
package dev.tidemark.kernel.install;
