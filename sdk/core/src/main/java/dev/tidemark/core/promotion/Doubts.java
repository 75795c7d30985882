package dev.tidemark.core.promotion;

import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.core.online.StreamName;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.text.TextTime;
import java.util.OptionalLong;

/**
 * Looks whether streams brought events of which nothing tells whether the files hold them: counted from the stream too they might
 * count twice, left out they might be lost.
 *
 * @param document whose views are the plan's, in its order
 */
record Doubts(StreamMarks marks, ServicePlan plan, ReleaseDocument document) {
    /** Fails if there is one among what sync services took in so far. */
    void check() {
        for (int i = 0; i < plan.views().size(); i++) {
            OptionalLong newest = marks.doubtful(document.views().get(i).generation()).values().stream()
                    .mapToLong(micros -> micros)
                    .max();
            if (newest.isPresent()) {
                throw refused(plan.views().get(i), newest.getAsLong());
            }
        }
    }

    private TidemarkException refused(ViewPlan view, long newestMicros) {
        String source = view.source().name();
        String from = TextTime.format(document.doubtfulFrom().get(source));
        return new TidemarkException(
                ErrorCode.CONFLICT,
                "Cannot promote service '" + document.service()
                        + "': events that happened before the cut-off arrived at"
                        + " stream '"
                        + StreamName.of(view.source().definition()).orElseThrow()
                        + "' after the files of source '" + source + "' were last changed, at " + from
                        + ", the newest at " + TextTime.format(newestMicros)
                        + ", and nothing tells whether the files hold them; say it: --arrived-before " + from
                        + " if they do not, --arrived-before "
                        + TextTime.format(document.arrivedBefore().get(source))
                        + " if they do.");
    }
}
