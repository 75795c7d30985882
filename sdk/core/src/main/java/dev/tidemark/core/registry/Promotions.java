package dev.tidemark.core.registry;

import dev.tidemark.core.executor.BackfillCheckpoint;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The promotions of services: what each was to do and how far it came, so that running again finishes it. Whatever changes one
 * needs the lease of its service, and fails with {@code CONFLICT} once another process took that over.
 */
public final class Promotions {
    private final Database database;

    Promotions(Database database) {
        this.database = database;
    }

    /**
     * The right to work on a service, kept until it is closed. {@code CONFLICT} while a living process has it; that of a process
     * that ended is taken over, at once on the same machine, else when it expires.
     *
     * @param owner as others are told; see {@link Author}
     */
    public PromotionLease lease(String service, String owner) {
        return PromotionLease.take(database, service, owner);
    }

    /** Begins in {@link PromotionState#VALIDATING}. {@code CONFLICT} while another one of the service is unfinished. */
    public Promotion begin(PromotionLease lease, NewPromotion what, String who) {
        if (!lease.service().equals(what.service())) {
            throw new IllegalArgumentException(
                    "the lease is of service '" + lease.service() + "', the promotion of '" + what.service() + "'");
        }
        return write(lease, (handle, now) -> {
            unfinished(handle, what.service()).ifPresent(other -> {
                throw new TidemarkException(
                        ErrorCode.CONFLICT,
                        "Cannot promote service '" + what.service() + "': promotion " + other.id() + " of "
                                + OneLine.of(other.who()) + " is unfinished; finish it or let it fail first.");
            });
            long id = Database.nextId(handle, "promotion");
            PromotionRows.insert(handle, id, what, who);
            PromotionRows.insertStep(handle, id, PromotionState.VALIDATING, now);
            return of(handle, id);
        });
    }

    /** Comes to a state in which work is left; also to one where it was before, when it is taken up again. */
    public Promotion advance(PromotionLease lease, long id, PromotionState state) {
        if (state.isFinished()) {
            throw new IllegalArgumentException("a promotion is finished by finish or fail, not by " + state);
        }
        return write(lease, (handle, now) -> move(handle, now, id, state, null));
    }

    /** Says why it went no further; it can be taken up again where it was. */
    public Promotion interrupted(PromotionLease lease, long id, String error) {
        return write(lease, (handle, now) -> {
            Promotion promotion = unfinished(handle, id);
            PromotionRows.update(handle, id, promotion.state(), error);
            return of(handle, id);
        });
    }

    /** Ends it for good. */
    public Promotion fail(PromotionLease lease, long id, String error) {
        return write(lease, (handle, now) -> move(handle, now, id, PromotionState.FAILED, error));
    }

    /**
     * The store's pointer was flipped to its release: it is live, and the flip is written down. Again changes nothing.
     *
     * @param from the release that was live before; 0 if none was
     */
    public Promotion finish(PromotionLease lease, long id, long from) {
        return write(lease, (handle, now) -> {
            Promotion promotion = of(handle, id);
            if (promotion.state() == PromotionState.LIVE) {
                return promotion;
            }
            NewPromotion what = promotion.what();
            Releases.insert(handle, now, what.service(), from, what.release(), what.reason(), promotion.who());
            return move(handle, now, id, PromotionState.LIVE, null);
        });
    }

    /** The one to finish before another one can begin. */
    public Optional<Promotion> unfinished(String service) {
        return database.read(handle -> unfinished(handle, service));
    }

    /** Newest first. */
    public List<Promotion> history(String service) {
        return database.read(handle -> PromotionRows.ofService(handle, service));
    }

    /** Of every service, newest first. */
    public List<Promotion> history() {
        return database.read(PromotionRows::all);
    }

    public Promotion promotion(long id) {
        return database.read(handle -> of(handle, id));
    }

    /** How far its backfill came. */
    public BackfillCheckpoint checkpoint(PromotionLease lease, long id) {
        return new StoredCheckpoint(database, lease, id);
    }

    /** Where a pass of its backfill stands, for those who only look. */
    public Optional<String> position(long id, String pass) {
        return database.read(handle -> StoredCheckpoint.position(handle, id, pass));
    }

    private <T> T write(PromotionLease lease, Database.Write<T> work) {
        return database.write((handle, now) -> {
            lease.requireHeld(handle);
            return work.on(handle, now);
        });
    }

    private static Promotion move(Handle handle, long now, long id, PromotionState state, String error) {
        unfinished(handle, id);
        PromotionRows.update(handle, id, state, error);
        PromotionRows.insertStep(handle, id, state, now);
        return of(handle, id);
    }

    private static Promotion unfinished(Handle handle, long id) {
        Promotion promotion = of(handle, id);
        if (promotion.state().isFinished()) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT,
                    "Cannot go on with promotion " + id + " of service '"
                            + promotion.what().service() + "': it is " + promotion.state() + "; begin another one.");
        }
        return promotion;
    }

    private static Optional<Promotion> unfinished(Handle handle, String service) {
        return PromotionRows.ofService(handle, service).stream()
                .filter(promotion -> !promotion.state().isFinished())
                .findFirst();
    }

    private static Promotion of(Handle handle, long id) {
        return PromotionRows.byId(handle, id)
                .orElseThrow(() -> new TidemarkException(
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot find promotion " + id + " in the registry; look at the history of its service."));
    }
}
