package dev.tidemark.core.promotion;

import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.registry.Registry;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.ValidationInputs;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.core.validation.TrainingProfile;
import dev.tidemark.core.validation.Verdict;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.ValidationData;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds the gates of a service against a training set, and keeps what they said. */
final class Judging {
    private final PromotionTools tools;
    private final PromotionRequest request;

    Judging(PromotionTools tools, PromotionRequest request) {
        this.tools = tools;
        this.request = request;
    }

    /** What the gates say; empty if there are none and no spine is given, and for a service that is only brought up to date. */
    Optional<GateReport> report(Draft draft) {
        if (request.reason() == FlipReason.MATERIALIZE) {
            return Optional.empty();
        }
        FeatureService service = draft.bound().service();
        Optional<Spine> spine = request.spine()
                .or(() -> service.validation()
                        .map(data -> Spine.file(data.spine()).at(data.time())));
        if (spine.isEmpty()) {
            if (hasGates(service)) {
                throw new TidemarkException(
                        ErrorCode.INVALID_VALUE,
                        "Cannot check the gates of service '" + service.name()
                                + "': no spine is given; name one with its time, or write 'validation' into its definition.");
            }
            return Optional.empty();
        }
        ValidationInputs inputs = new ValidationInputs(
                request.label().or(() -> service.validation().flatMap(ValidationData::label)), promoted(draft));
        return Optional.of(tools.training(service)
                .spine(spine.get())
                .progress(request.progress())
                .cancellation(request.cancellation())
                .validate(inputs));
    }

    /** Keeps the report of a promotion; {@code GATE_FAILED} if it does not pass. */
    void keep(GateReport report, long promotion, long release) {
        Registry registry = tools.registry().get();
        registry.reports()
                .add(
                        request.service(),
                        OptionalLong.of(promotion),
                        verdict(report).name(),
                        report.json().toString(),
                        report.html(),
                        request.who());
        if (!report.passed()) {
            throw new TidemarkException(
                    ErrorCode.GATE_FAILED,
                    "Cannot promote service '" + request.service() + "': " + report.count(Verdict.FAILED) + " of "
                            + report.results().size() + " gates failed; look at the report, and change the data, the"
                            + " definition or the gate.");
        }
        registry.profiles()
                .put(request.service(), release, report.profile().json().toString());
    }

    static Verdict verdict(GateReport report) {
        return !report.passed() ? Verdict.FAILED : report.count(Verdict.WARNED) > 0 ? Verdict.WARNED : Verdict.PASSED;
    }

    private Optional<TrainingProfile> promoted(Draft draft) {
        return draft.live().release() == 0
                ? Optional.empty()
                : tools.registry()
                        .get()
                        .profiles()
                        .profile(request.service(), draft.live().release())
                        .map(json -> TrainingProfile.read(json, "the profile of the live release"));
    }

    private static boolean hasGates(FeatureService service) {
        return !service.gates().isEmpty()
                || service.views().stream().map(FeatureView::gates).anyMatch(gates -> !gates.isEmpty());
    }
}
