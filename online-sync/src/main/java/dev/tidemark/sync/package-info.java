/**
 * The sync service: takes the events of streams into the states that are served.
 *
 * <p>Decides when what is read, applied and committed; never what a feature means. It needs no engine that computes training sets.
 */
package dev.tidemark.sync;
