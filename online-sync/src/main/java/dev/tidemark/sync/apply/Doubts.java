package dev.tidemark.sync.apply;

import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.semantics.text.TextTime;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever promotes that a view was brought events of which nothing tells whether its files hold them. Not thread-safe. */
final class Doubts {
    private static final Logger LOG = LoggerFactory.getLogger(Doubts.class);

    private final StreamMarks marks;
    private final FedView fed;
    private long told = Long.MIN_VALUE;

    Doubts(StreamMarks marks, FedView fed) {
        this.marks = marks;
        this.fed = fed;
    }

    /** Stores it before anything says that the view has all of these records. */
    void tell(String partition, OptionalLong newestMicros) {
        if (newestMicros.isEmpty() || newestMicros.getAsLong() <= told) {
            return;
        }
        marks.doubtful(fed.generation(), Map.of(partition, newestMicros.getAsLong()));
        if (told == Long.MIN_VALUE) {
            LOG.warn(
                    "view {} leaves out events of {} that may be missing in the files of source {}, such as one that arrived at"
                            + " {}; promote again and say when they were exported: --arrived-before TIME",
                    fed.view().name(),
                    partition,
                    fed.view().source().name(),
                    TextTime.format(newestMicros.getAsLong()));
        }
        told = newestMicros.getAsLong();
    }
}
