package dev.tidemark.cli;

import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.core.training.Manifest;
import java.util.ArrayList;
import java.util.List;

/** What a training set that could be built is most likely wrong in. */
final class BuildWarnings {
    private BuildWarnings() {}

    static List<String> of(Manifest manifest) {
        List<String> warnings = new ArrayList<>();
        for (ViewCounts view : manifest.counts().views()) {
            long events = view.eventsRead() - view.withoutTime() - view.withoutKey();
            if (manifest.rows() > 0 && events == 0) {
                warnings.add(view.view() + ": no event of " + view.source()
                        + " has a key of the spine at a time it can see; are the keys written alike?");
            }
            if (view.knownBeforeEvent() > events / 2) {
                warnings.add(view.view() + ": most events of " + view.source()
                        + " are known before they happen; are eventTime and knownTime swapped?");
            }
        }
        return warnings;
    }
}
