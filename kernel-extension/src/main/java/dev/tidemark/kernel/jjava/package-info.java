/**
 * Tidemark in JJava and in the kernel of its own, which both stand on {@code jjava-jupyter}.
 *
 * <p>Calls only what is the same in every version since 1.0-a6: later ones relocate Gson and ZeroMQ, and changed some signatures.
 */
package dev.tidemark.kernel.jjava;
