package dev.tidemark.sync.apply;

import dev.tidemark.core.online.Applied;

/**
 * What became of some records of one partition.
 *
 * @param records that were delivered
 * @param applied into all views together
 * @param ignored rows of views without a key or an event time
 * @param dead letters written
 * @param oldestArrivalMicros of the records
 * @param happenedMicros when each event happened that was taken into the first view that follows the stream
 * @param readableMicros when the values could be read, by the clock of this process
 */
public record BatchReport(
        String stream,
        String partition,
        int records,
        Applied applied,
        long ignored,
        int dead,
        long oldestArrivalMicros,
        long[] happenedMicros,
        long readableMicros) {}
