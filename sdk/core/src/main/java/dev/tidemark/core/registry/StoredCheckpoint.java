package dev.tidemark.core.registry;

import dev.tidemark.core.executor.BackfillCheckpoint;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The positions of a promotion's backfill in the registry. */
final class StoredCheckpoint implements BackfillCheckpoint {
    private final Database database;
    private final PromotionLease lease;
    private final long promotion;

    StoredCheckpoint(Database database, PromotionLease lease, long promotion) {
        this.database = database;
        this.lease = lease;
        this.promotion = promotion;
    }

    @Override
    public Optional<String> position(String pass) {
        return database.read(handle -> position(handle, promotion, pass));
    }

    static Optional<String> position(Handle handle, long promotion, String pass) {
        return handle.createQuery("SELECT position FROM promotion_checkpoint WHERE promotion_id = :id AND pass = :pass")
                .bind("id", promotion)
                .bind("pass", pass)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public void save(String pass, String position) {
        database.write((handle, now) -> {
            lease.requireHeld(handle);
            return handle.createUpdate("INSERT INTO promotion_checkpoint (promotion_id, pass, position)"
                            + " VALUES (:id, :pass, :position)"
                            + " ON CONFLICT (promotion_id, pass) DO UPDATE SET position = excluded.position")
                    .bind("id", promotion)
                    .bind("pass", pass)
                    .bind("position", position)
                    .execute();
        });
    }
}
