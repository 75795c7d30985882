/**
 * How things look in a terminal: colours, a bar with the time left, tables, numbers.
 *
 * <p>Decides when something is shown at all: never a colour or a bar where nobody looks. Start at {@link
 * dev.tidemark.cli.terminal.Terminal}.
 */
package dev.tidemark.cli.terminal;
