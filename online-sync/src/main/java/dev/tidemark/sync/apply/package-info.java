/**
 * Events into every generation that is fed, in micro-batches.
 *
 * <p>Decides which generations there are, which events each of them takes, and when a record counts as taken in.
 */
package dev.tidemark.sync.apply;
