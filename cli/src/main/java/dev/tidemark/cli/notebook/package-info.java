/**
 * Jupyter from the command line: which Jupyter there is, where a kernel is made known to it, and what its notebooks read.
 *
 * <p>The kernel itself is a module of its own. Start at {@link dev.tidemark.cli.notebook.Jupyter}.
 */
package dev.tidemark.cli.notebook;
