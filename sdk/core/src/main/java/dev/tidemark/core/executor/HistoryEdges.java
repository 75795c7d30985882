package dev.tidemark.core.executor;

/**
 * What lies outside a range of event times.
 *
 * @param before how many rows are older than the range
 * @param after how many are later
 * @param nearestFromMicros the event time of the last of the nearest older ones that were asked for; the start of the range if
 *     there is none
 * @param nearestToMicros past the event time of the last of the nearest later ones; the end of the range if there is none
 */
public record HistoryEdges(long before, long after, long nearestFromMicros, long nearestToMicros) {}
