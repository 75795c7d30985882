package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Events that DuckDB sorted, batch by batch. */
final class SortedEvents implements PassEvents {
    private final ArrowStream stream;
    private final EventReader reader;
    private final int eventsATurn;
    private final Cancellation cancellation;

    /** @param stream is closed with this */
    SortedEvents(ArrowStream stream, EventReader reader, int eventsATurn, Cancellation cancellation) {
        this.stream = stream;
        this.reader = reader;
        this.eventsATurn = eventsATurn;
        this.cancellation = cancellation;
    }

    @Override
    public void feed(List<LaneThread> lanes, QuestionReader questions, Borders borders)
            throws IOException, InterruptedException {
        new Feeder(lanes, questions, eventsATurn, borders, cancellation).feed(reader);
    }

    @Override
    public EventReader reader() {
        return reader;
    }

    @Override
    public void close() throws IOException, SQLException {
        stream.close();
    }
}
