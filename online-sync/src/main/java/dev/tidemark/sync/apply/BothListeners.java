package dev.tidemark.sync.apply;

import dev.tidemark.sync.source.Fetched;
import dev.tidemark.sync.source.StreamRecord;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Tells two; the first has the say in what may be committed. */
record BothListeners(ApplyListener first, ApplyListener second) implements ApplyListener {
    @Override
    public void taken(String stream, Fetched fetched, Set<Integer> dead) {
        first.taken(stream, fetched, dead);
        second.taken(stream, fetched, dead);
    }

    @Override
    public long kept(String partition, long session, long position) {
        return first.kept(partition, session, position);
    }

    @Override
    public void replayed(String stream, List<StreamRecord> records) {
        first.replayed(stream, records);
        second.replayed(stream, records);
    }

    @Override
    public void ending(String stream) {
        first.ending(stream);
        second.ending(stream);
    }

    @Override
    public void applied(BatchReport report) {
        first.applied(report);
        second.applied(report);
    }

    @Override
    public void goesOn(String stream) {
        first.goesOn(stream);
        second.goesOn(stream);
    }

    @Override
    public void left(String stream, OptionalLong oldestMicros) {
        first.left(stream, oldestMicros);
        second.left(stream, oldestMicros);
    }

    @Override
    public void stalled(String stream, RuntimeException reason) {
        first.stalled(stream, reason);
        second.stalled(stream, reason);
    }
}
