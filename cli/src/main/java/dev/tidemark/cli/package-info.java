/**
 * The command line: commands over core, with one contract for output and exit codes.
 *
 * <p>Decides how commands are spelled, what is printed where, and how failures become one line and an exit code. Never
 * decides what a feature means or how a file is read. Classes that hold options know nothing heavy, so that help answers
 * at once; the work is in classes of its own. Start at {@link dev.tidemark.cli.Main}.
 */
package dev.tidemark.cli;
