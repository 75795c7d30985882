package dev.tidemark.core.promotion;

import dev.tidemark.core.online.StreamName;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a service knows of streams. */
final class StreamedSources {
    /** When an event of an archive arrived, and where it stood: columns by which an archive is known. */
    private static final String ARRIVED_AT = "arrived_at";

    private static final List<String> OF_AN_ARCHIVE = List.of(ARRIVED_AT, "stream_partition", "stream_offset");

    private StreamedSources() {}

    /** The views that follow a stream, by its name. */
    static Map<ViewPlan, String> views(ServicePlan plan) {
        Map<ViewPlan, String> streams = new LinkedHashMap<>();
        for (ViewPlan view : plan.views()) {
            StreamName.of(view.source().definition()).ifPresent(stream -> streams.put(view, stream));
        }
        return streams;
    }

    /** Whether the files of a source are written from its stream: then they grow all the time, by what arrives. */
    static boolean isArchive(SourcePlan source) {
        return source.definition().stream().isPresent()
                && source.columnTypes().keySet().containsAll(OF_AN_ARCHIVE);
    }

    /**
     * Fails unless what an archive holds up to a cut-off stays the same while it grows: it does if events are known from their
     * arrival.
     */
    static void checkKnownTime(Source source) {
        if (!source.knownTime().filter(ARRIVED_AT::equals).isPresent()) {
            throw new TidemarkException(
                    ErrorCode.INVALID_DEFINITION,
                    "Cannot promote source '" + source.name()
                            + "': it reads the archive of its own stream, so events must"
                            + " be known from their arrival; write knownTime: " + ARRIVED_AT + ".");
        }
    }
}
