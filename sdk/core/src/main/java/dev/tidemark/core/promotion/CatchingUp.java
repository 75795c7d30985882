package dev.tidemark.core.promotion;

import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StreamMarks;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.registry.PromotionLease;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lets sync services feed what was loaded, and waits until it has all that its streams brought. */
final class CatchingUp {
    private static final long PAUSE_MILLIS = 100;

    /** A service that said nothing for so long does not work. */
    private static final long SILENT_MILLIS = 15_000;

    private final StreamMarks marks;
    private final PromotionRequest request;
    private final PromotionLease lease;
    private final Map<Long, String> streams = new TreeMap<>();

    /** @param document whose views are the plan's, in its order */
    CatchingUp(
            StreamMarks marks,
            PromotionRequest request,
            PromotionLease lease,
            ServicePlan plan,
            ReleaseDocument document) {
        this.marks = marks;
        this.request = request;
        this.lease = lease;
        Map<ViewPlan, String> streamed = StreamedSources.views(plan);
        List<ViewPlan> views = plan.views();
        for (int i = 0; i < views.size(); i++) {
            if (streamed.containsKey(views.get(i))) {
                streams.put(document.views().get(i).generation(), streamed.get(views.get(i)));
            }
        }
    }

    /** Whether events are added already to what was loaded: then it is not what it was at the cut-off any more. */
    boolean isFed() {
        return streams.keySet().stream().anyMatch(marks::isLoaded);
    }

    /**
     * Returns when every view has what its stream brought.
     *
     * @param serves whether a release is served meanwhile: otherwise none is kept waiting for, if no sync service works
     */
    void run(boolean serves) {
        if (streams.isEmpty()) {
            return;
        }
        streams.keySet().forEach(marks::loaded);
        var progress = request.meter();
        progress.start(Phase.CATCH_UP, "", OptionalLong.empty());
        while (!lacking().isEmpty()) {
            request.cancellation().check();
            lease.check();
            if (!works()) {
                if (!serves) {
                    break;
                }
                throw new TidemarkException(
                        ErrorCode.CONFLICT,
                        "Cannot catch up on stream '" + lacking().iterator().next()
                                + "': no sync service works; start one with tidemark sync.");
            }
            pause();
        }
        progress.finish();
    }

    /** The streams that some view has not all of. */
    private Set<String> lacking() {
        Set<String> lacking = new TreeSet<>();
        streams.forEach((generation, stream) -> {
            Set<String> partitions = marks.taken(stream).keySet();
            if (partitions.isEmpty() || !marks.fed(generation).keySet().containsAll(partitions)) {
                lacking.add(stream);
            }
        });
        return lacking;
    }

    private boolean works() {
        long now = System.currentTimeMillis();
        return marks.services().values().stream().anyMatch(last -> now - last < SILENT_MILLIS);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TidemarkException(ErrorCode.CANCELLED, "Cannot catch up: the thread was interrupted.", e);
        }
    }
}
