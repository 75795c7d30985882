/**
 * Where events come from: partitions of records, each at an offset that never changes.
 *
 * <p>Decides how records are fetched and how far they are known to be taken in; never what they hold.
 */
package dev.tidemark.sync.source;
