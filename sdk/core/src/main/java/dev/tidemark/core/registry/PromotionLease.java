package dev.tidemark.core.registry;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * The right to work on a service, which one process has at a time. Renews itself until it is closed, and is lost if it could not
 * for a minute and another process took it. Thread-safe.
 */
public final class PromotionLease implements AutoCloseable {
    private static final long LENGTH_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final long RENEWAL_MILLIS = 15_000;

    private final Database database;
    private final LeaseRow taken;
    private final Timer renewals;

    private PromotionLease(Database database, LeaseRow taken) {
        this.database = database;
        this.taken = taken;
        this.renewals = new Timer("lease of " + taken.service(), true);
    }

    static PromotionLease take(Database database, String service, String owner) {
        LeaseRow taken = database.write((handle, now) -> {
            Optional<LeaseRow> other = LeaseRow.of(handle, service);
            if (other.isPresent() && !other.get().isFree(now)) {
                throw new TidemarkException(
                        ErrorCode.CONFLICT,
                        "Cannot work on service '" + service + "': " + named(other.get())
                                + " is at it; wait for it, or end it and try again.");
            }
            LeaseRow mine = new LeaseRow(
                    service, UUID.randomUUID().toString(), owner, ProcessName.current(), now + LENGTH_MICROS);
            mine.put(handle);
            return mine;
        });
        PromotionLease lease = new PromotionLease(database, taken);
        lease.renewals.schedule(lease.renewal(), RENEWAL_MILLIS, RENEWAL_MILLIS);
        return lease;
    }

    public String service() {
        return taken.service();
    }

    /** Asks the registry; {@code CONFLICT} if another process took it over. Also renews it. */
    public void check() {
        database.write((handle, now) -> {
            requireHeld(handle);
            return handle.createUpdate("UPDATE promotion_lease SET expires_micros = :expires WHERE token = :token")
                    .bind("expires", now + LENGTH_MICROS)
                    .bind("token", taken.token())
                    .execute();
        });
    }

    /** Within the transaction that relies on it. */
    void requireHeld(Handle handle) {
        Optional<LeaseRow> now = LeaseRow.of(handle, taken.service());
        if (now.isEmpty() || !now.get().token().equals(taken.token())) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT,
                    "Cannot go on with service '" + taken.service() + "': "
                            + now.map(PromotionLease::named).orElse("another process")
                            + " took the work over; look at its outcome before trying again.");
        }
    }

    /** Gives it back; without effect if it was lost. */
    @Override
    public void close() {
        renewals.cancel();
        database.write((handle, now) -> handle.createUpdate("DELETE FROM promotion_lease WHERE token = :token")
                .bind("token", taken.token())
                .execute());
    }

    private TimerTask renewal() {
        return new TimerTask() {
            @Override
            public void run() {
                try {
                    check();
                } catch (TidemarkException e) {
                    // a registry that is away may be back the next time; whoever relies on the lease is told
                    if (e.code() == ErrorCode.CONFLICT) {
                        cancel();
                    }
                }
            }
        };
    }

    private static String named(LeaseRow row) {
        return OneLine.of(row.owner()) + " (" + row.process() + ")";
    }
}
