package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.core.promotion.PromotionPreview;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TextFile;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Brings a service online, or up to date. */
final class PromoteWork {
    /** How far to go. */
    enum Until {
        PREVIEW,
        /** To the end, if whoever sits there agrees. */
        ASKED,
        LIVE
    }

    private final RootCommand root;
    private final ProjectOptions project;
    private final EngineOptions engine;

    PromoteWork(RootCommand root, ProjectOptions project, EngineOptions engine) {
        this.root = root;
        this.project = project;
        this.engine = engine;
    }

    /**
     * @param definitions to apply first; null leaves the registry as it is
     * @param cutOffMicros empty: now
     * @param arrivedBeforeMicros empty: when the files were first seen
     * @return the exit code
     */
    int run(
            String service,
            Path definitions,
            OptionalLong cutOffMicros,
            OptionalLong arrivedBeforeMicros,
            GateOptions gates,
            String message,
            Until until) {
        gates.spine();
        Optional<TextFile> report = gates.report().map(file -> TextFile.at(file, judgedOn(gates)));
        try (Session session = open(service, definitions)) {
            if (definitions != null) {
                ApplyWork.apply(session.store(), definitions, message);
            }
            Promotion promotion = cutOff(watched(session, session.store().promote(service)), cutOffMicros)
                    .message(message);
            if (arrivedBeforeMicros.isPresent()) {
                promotion = promotion.arrivedBefore(instant(arrivedBeforeMicros.getAsLong()));
            }
            if (gates.spine().isPresent()) {
                promotion = promotion.spine(Spine.file(gates.spine().get()).at(gates.time()));
            }
            if (gates.label().isPresent()) {
                promotion = promotion.label(gates.label().get());
            }
            PromotionPreview preview = promotion.preview();
            session.quiet();
            preview.gates().ifPresent(judged -> report.ifPresent(file -> file.write(judged.html())));
            ServingText text = new ServingText(root);
            text.preview(preview);
            if (until == Until.PREVIEW || !preview.passes()) {
                if (until != Until.PREVIEW) {
                    recordRefusal(promotion);
                }
                return ended(session, preview, until);
            }
            if (until == Until.ASKED && !Confirmation.given(root, "Promote " + service + "?")) {
                return ExitCode.FAILED;
            }
            return live(session, text, promotion.commit(), preview);
        }
    }

    /** @return the exit code */
    int materialize(String service, OptionalLong cutOffMicros) {
        try (Session session = open(service, null)) {
            PromotionResult result = cutOff(watched(session, session.store().materialize(service)), cutOffMicros)
                    .commit();
            return live(session, new ServingText(root), result, null);
        }
    }

    private Session open(String service, Path definitions) {
        Path folder = project.folder();
        StoreOptions options = engine.storeOptions(
                () -> definitions == null
                        ? ServiceFiles.registered(folder, service)
                        : ServiceFiles.defined(definitions, service),
                root.terminal().err());
        return Session.open(root, folder, options);
    }

    private List<DataFiles> judgedOn(GateOptions gates) {
        Path folder = project.folder().toAbsolutePath();
        return gates.spine().map(file -> Spine.file(file).files(folder)).stream()
                .toList();
    }

    /** The registry keeps what the gates said, and that the promotion ended there. */
    private static void recordRefusal(Promotion promotion) {
        try {
            promotion.commit();
        } catch (TidemarkException e) {
            if (e.code() != ErrorCode.GATE_FAILED) {
                throw e;
            }
        }
    }

    private int ended(Session session, PromotionPreview preview, Until until) {
        session.quiet();
        if (root.json()) {
            JsonOutput.print(root.terminal(), preview.json());
        } else if (!preview.passes() && until != Until.PREVIEW) {
            root.terminal().out().println("Not promoted: a gate does not pass. What is served has not changed.");
        }
        return preview.passes() ? ExitCode.DONE : ExitCode.REFUSED_BY_GATE;
    }

    private int live(Session session, ServingText text, PromotionResult result, PromotionPreview preview) {
        session.quiet();
        if (root.json()) {
            ObjectNode json = result.json();
            if (preview != null) {
                json.set("preview", preview.json());
            }
            JsonOutput.print(root.terminal(), json);
        } else {
            text.promoted(result);
        }
        return ExitCode.DONE;
    }

    private Promotion watched(Session session, Promotion promotion) {
        return promotion.progress(session.progress()).cancellation(root.cancellation());
    }

    private static Promotion cutOff(Promotion promotion, OptionalLong micros) {
        return micros.isEmpty() ? promotion : promotion.cutOff(instant(micros.getAsLong()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
