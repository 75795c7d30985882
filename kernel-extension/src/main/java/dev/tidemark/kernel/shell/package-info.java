/**
 * Java in cells: JShell, with values in place of their text, failures as they were thrown, and cells that can be stopped.
 *
 * <p>Knows no protocol and no Tidemark. Start at {@link dev.tidemark.kernel.shell.CellSession}.
 */
package dev.tidemark.kernel.shell;
