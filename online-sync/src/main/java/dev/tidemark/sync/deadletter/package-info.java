/**
 * Records that no generation takes: kept with the reason, listed, and sent through again.
 *
 * <p>Decides how they are kept; never which records they are.
 */
package dev.tidemark.sync.deadletter;
