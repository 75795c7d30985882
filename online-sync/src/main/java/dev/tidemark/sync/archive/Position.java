package dev.tidemark.sync.archive;

/**
 * Where a row stood.
 *
 * @param single it came by itself, and says nothing of what lies before it in the partition
 */
record Position(String partition, long offset, boolean single) {}
