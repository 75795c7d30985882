/**
 * The quickstart's data: a seeded history of card payments with fraud in it, and the files it is written to.
 *
 * <p>Decides what the data looks like, never what is computed from it. It is made to be like the real thing: few cards pay
 * often, amounts have a heavy tail, some payments are known late, some values are missing, some rows come twice. Start at
 * {@link dev.tidemark.cli.quickstart.QuickstartData}.
 */
package dev.tidemark.cli.quickstart;
