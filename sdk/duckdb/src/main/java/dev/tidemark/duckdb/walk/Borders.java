package dev.tidemark.duckdb.walk;

import java.util.List;

/** Hears from the feeder between two keys. */
@FunctionalInterface
interface Borders {
    /** Does nothing there. */
    Borders OPEN = (lanes, sent) -> {};

    /**
     * Every question up to the last one sent went to a lane, with all events of its key.
     *
     * @param lanes to which more may be given to do
     * @param sent ends with the question sent last
     */
    void passed(List<LaneThread> lanes, QuestionChunk sent) throws InterruptedException;
}
