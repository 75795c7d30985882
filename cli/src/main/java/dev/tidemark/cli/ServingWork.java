package dev.tidemark.cli;

import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.promotion.Flipped;

/** Goes back to the release before, or takes a service down. */
final class ServingWork {
    private final RootCommand root;
    private final ProjectOptions project;

    ServingWork(RootCommand root, ProjectOptions project) {
        this.root = root;
        this.project = project;
    }

    /** @return the exit code */
    int rollback(String service) {
        try (Session session = Session.open(root, project.folder(), StoreOptions.defaults())) {
            return print(session, session.store().serving().rollback(service));
        }
    }

    /** @return the exit code */
    int retire(String service, boolean yes) {
        if (!yes && !Confirmation.given(root, "Take " + service + " down and delete its values?")) {
            return ExitCode.FAILED;
        }
        try (Session session = Session.open(root, project.folder(), StoreOptions.defaults())) {
            ProgressMeter progress = new ProgressMeter(session.progress());
            return print(session, session.store().serving().retire(service, progress, root.cancellation()));
        }
    }

    private int print(Session session, Flipped flipped) {
        session.quiet();
        if (root.json()) {
            JsonOutput.print(root.terminal(), flipped.json());
        } else {
            new ServingText(root).flipped(flipped);
        }
        return ExitCode.DONE;
    }
}
