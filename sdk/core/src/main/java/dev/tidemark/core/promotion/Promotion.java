package dev.tidemark.core.promotion;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressListener;
import dev.tidemark.core.progress.WorkDefaults;
import dev.tidemark.core.registry.Author;
import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.registry.PromotionLease;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A service on its way to being served: what that would change, and then the change, which is one flip of a pointer after
 * everything else was done beside what is served. Each option gives another promotion, and nothing happens before {@link #preview}
 * or {@link #commit}. Thread-safe.
 *
 * <pre>{@code
 * Promotion p = store.promote(fraud);
 * System.out.println(p.preview().text());
 * p.commit();
 * }</pre>
 */
public final class Promotion {
    private final PromotionTools tools;
    private final String service;
    private final Optional<FeatureService> definition;
    private final FlipReason reason;
    private OptionalLong cutOffMicros = OptionalLong.empty();
    private OptionalLong arrivedBeforeMicros = OptionalLong.empty();
    private Optional<Spine> spine = Optional.empty();
    private Optional<String> label = Optional.empty();
    private String message = "";
    private String who = Author.current();
    private Supplier<ProgressListener> progress = WorkDefaults::listener;
    private PromotionListener steps = PromotionListener.NONE;
    private Supplier<Cancellation> cancellation = WorkDefaults::cancellation;
    private Draft previewed;
    private PromotionPreview shown;
    private Optional<GateReport> gates = Optional.empty();

    private Promotion(PromotionTools tools, String service, Optional<FeatureService> definition, FlipReason reason) {
        this.tools = tools;
        this.service = service;
        this.definition = definition;
        this.reason = reason;
    }

    /** Of a service as the registry has it. */
    public static Promotion of(PromotionTools tools, String service) {
        return new Promotion(tools, service, Optional.empty(), FlipReason.PROMOTE);
    }

    /** Of a service as it is defined here; the commit records it in the registry first. */
    public static Promotion of(PromotionTools tools, FeatureService service) {
        return new Promotion(tools, service.name(), Optional.of(service), FlipReason.PROMOTE);
    }

    /** Of what is served already, up to a later cut-off: a service fed by files is brought up to date so. */
    public static Promotion materialization(PromotionTools tools, String service) {
        return new Promotion(tools, service, Optional.empty(), FlipReason.MATERIALIZE);
    }

    /** Loads what was visible before that instant. Otherwise it is now, or that of the promotion which is taken up. */
    public Promotion cutOff(Instant instant) {
        Promotion other = copy();
        other.cutOffMicros = OptionalLong.of(TextTime.toMicros(instant));
        return other;
    }

    /**
     * The files of sources that have a stream and no known time hold what arrived at the stream before that instant. Otherwise it
     * is the instant at which a promotion first saw the files as they are, and the promotion is refused ({@code CONFLICT}) if
     * something that happened before the cut-off arrived after the files were last changed and before that instant. What happened
     * before the cut-off and arrived later is taken from the stream.
     */
    public Promotion arrivedBefore(Instant instant) {
        Promotion other = copy();
        other.arrivedBeforeMicros = OptionalLong.of(TextTime.toMicros(instant));
        return other;
    }

    /** The gates judge the training set of these rows. */
    public Promotion spine(Spine rows) {
        Promotion other = copy();
        other.spine = Optional.of(rows);
        return other;
    }

    /** The column of the spine that a model learns. */
    public Promotion label(String column) {
        Promotion other = copy();
        other.label = Optional.of(column);
        return other;
    }

    /** Why, for those who look later. */
    public Promotion message(String text) {
        Promotion other = copy();
        other.message = text;
        return other;
    }

    /** Who does it, in place of the user of this process. */
    public Promotion by(String name) {
        Promotion other = copy();
        other.who = name;
        return other;
    }

    /** Tells where the work of a step stands. */
    public Promotion progress(ProgressListener listener) {
        Promotion other = copy();
        other.progress = () -> listener;
        return other;
    }

    /** Tells which step begins. */
    public Promotion steps(PromotionListener listener) {
        Promotion other = copy();
        other.steps = listener;
        return other;
    }

    /** Stops when told so; the promotion can be taken up again. */
    public Promotion cancellation(Cancellation request) {
        Promotion other = copy();
        other.cancellation = () -> request;
        return other;
    }

    /** What the commit would do, and what it takes. Changes nothing. */
    public synchronized PromotionPreview preview() {
        previewed = null;
        gates = Optional.empty();
        Draft draft = new Drafting(tools, request()).draft();
        gates = new Judging(tools, request()).report(draft);
        shown = new Previewing(tools, request()).of(draft, gates);
        previewed = draft;
        return shown;
    }

    /**
     * Does it, or finishes what an earlier run began. Until the last moment, what is served is untouched.
     *
     * @throws TidemarkException {@code GATE_FAILED} or {@code PARITY_FAILED} if the release may not be served, {@code CONFLICT}
     *     if another process works on the service or if what was previewed has changed since
     */
    public synchronized PromotionResult commit() {
        try (PromotionLease lease = tools.registry().get().promotions().lease(service, who)) {
            PromotionRequest request = request();
            Reconciliation.run(
                    tools.registry().get(),
                    lease,
                    service,
                    Live.of(tools.store().get(), service).release());
            Draft draft = new Drafting(tools, request).draft();
            if (previewed != null) {
                refuseOther(draft);
                refuseTooLarge();
            }
            return new Committing(tools, request, lease, draft).run(gates);
        } finally {
            previewed = null;
            gates = Optional.empty();
        }
    }

    /** What was previewed is what is committed, so its cut-off stays. */
    private PromotionRequest request() {
        OptionalLong shown = previewed == null || previewed.resumes()
                ? OptionalLong.empty()
                : OptionalLong.of(previewed.cutOffMicros());
        return new PromotionRequest(
                service,
                definition,
                reason,
                cutOffMicros.isPresent() ? cutOffMicros : shown,
                arrivedBeforeMicros,
                previewed == null ? OptionalLong.empty() : OptionalLong.of(previewed.seenMicros()),
                spine,
                label,
                message,
                who,
                progress.get(),
                steps,
                cancellation.get());
    }

    private void refuseOther(Draft now) {
        List<String> changed = now.snapshot().changedSince(previewed.snapshot());
        String what = !changed.isEmpty()
                ? "the files of source '" + changed.get(0) + "'"
                : now.live().release() != previewed.live().release()
                        ? "the live release"
                        : !now.bound()
                                        .plan()
                                        .fingerprint()
                                        .equals(previewed.bound().plan().fingerprint())
                                ? "the definitions"
                                : null;
        if (what != null) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT,
                    "Cannot promote service '" + service + "': " + what
                            + " changed since the preview; look at a new preview first.");
        }
    }

    private void refuseTooLarge() {
        if (!shown.fits()) {
            long free = shown.store().limitBytes().orElseThrow() - shown.store().usedBytes();
            throw new TidemarkException(
                    ErrorCode.STORE_FULL,
                    "Cannot promote service '" + service + "': its states take about "
                            + Sizes.bytes(shown.predictedBytes()) + ", and the online store has "
                            + Sizes.bytes(Math.max(0, free))
                            + " free; give it more memory, or retire a service.");
        }
    }

    private Promotion copy() {
        Promotion other = new Promotion(tools, service, definition, reason);
        other.cutOffMicros = cutOffMicros;
        other.arrivedBeforeMicros = arrivedBeforeMicros;
        other.spine = spine;
        other.label = label;
        other.message = message;
        other.who = who;
        other.progress = progress;
        other.steps = steps;
        other.cancellation = cancellation;
        return other;
    }
}
