package dev.tidemark.cli;

import dev.tidemark.core.config.ProjectConfig;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.sync.SyncProcess;
import java.nio.file.Path;

/** Runs the service until it is told to stop. */
final class SyncWork {
    private final SyncCommand command;

    SyncWork(SyncCommand command) {
        this.command = command;
    }

    /** @return the exit code */
    int run() throws InterruptedException {
        SyncProcess service = command.servesOnly()
                ? SyncProcess.serveOnly(folder(), config())
                : SyncProcess.start(folder(), config());
        try (Cancellation.Registration stopping = command.root().cancellation().whenCancelled(service::stop)) {
            service.join();
        }
        return ExitCode.DONE;
    }

    /** A project whose file is elsewhere is where the file is, unless its folder is named too. */
    Path folder() {
        boolean elsewhere =
                command.config() != null && command.project().toString().isEmpty();
        Path folder = elsewhere ? command.config().toAbsolutePath().getParent() : command.project();
        return folder.toAbsolutePath().normalize();
    }

    ProjectConfig config() {
        return command.config() == null
                ? ProjectConfig.read(folder(), System.getenv(), command.settings())
                : ProjectConfig.read(folder(), command.config(), System.getenv(), command.settings());
    }
}
