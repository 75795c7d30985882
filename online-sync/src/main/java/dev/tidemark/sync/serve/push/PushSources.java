package dev.tidemark.sync.serve.push;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.sync.apply.FedView;
import dev.tidemark.sync.apply.FeedWatch;
import dev.tidemark.sync.apply.Feeds;
import java.util.List;

/** The sources that events can be pushed to: those that a release in the store binds to pushes. Thread-safe. */
final class PushSources {
    private static final String PREFIX = "push:";
    private static final long NANOS_BETWEEN = 1_000_000_000L;

    private final FeedWatch watch;
    private long looked;
    private boolean known;

    PushSources(FeedWatch watch) {
        this.watch = watch;
    }

    /** The views that read a source; none while all of them are loaded for the first time. */
    synchronized List<ViewPlan> views(String source) {
        long now = System.nanoTime();
        if (!known || now - looked >= NANOS_BETWEEN) {
            watch.refresh();
            known = true;
            looked = now;
        }
        Feeds feeds = watch.feeds();
        if (!feeds.byStream().containsKey(PREFIX + source)) {
            List<String> names = feeds.byStream().keySet().stream()
                    .filter(name -> name.startsWith(PREFIX))
                    .map(name -> name.substring(PREFIX.length()))
                    .sorted()
                    .toList();
            throw new TidemarkException(
                    ErrorCode.NOT_SERVED,
                    "Cannot push to source '" + source.replaceAll("\\p{Cntrl}", " ")
                            + "': no release takes events that are pushed to it"
                            + Closest.hint(source, "Sources", names));
        }
        return feeds.of(PREFIX + source).stream().map(FedView::view).toList();
    }
}
