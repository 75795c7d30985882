package dev.tidemark.duckdb.walk;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The events of a pass, ready to be walked in the order of key and visibility. */
interface PassEvents extends AutoCloseable {
    /** Feeds the lanes until all is walked; fails as soon as one of them did. */
    void feed(List<LaneThread> lanes, QuestionReader questions, Borders borders)
            throws IOException, InterruptedException;

    /** Knows, in the end, what was read. */
    EventReader reader();

    @Override
    void close() throws IOException, SQLException;
}
