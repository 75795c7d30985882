/**
 * What an engine must be able to do for Tidemark: tell the columns of files, compute a plan over them, and show single
 * keys and rows.
 *
 * <p>Decides the shape of that contract; never what a feature means, which is the plan's. An engine is found through
 * {@link java.util.ServiceLoader}. Start at {@link dev.tidemark.core.executor.Executor}.
 */
package dev.tidemark.core.executor;
