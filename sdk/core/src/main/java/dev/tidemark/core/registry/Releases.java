package dev.tidemark.core.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Which release was served when, as those wrote it down who flipped the store's pointer. The pointer alone says what is
 * served now.
 */
public final class Releases {
    private static final String COLUMNS = "id, service, from_release, to_release, reason, at_micros, who";

    private final Database database;

    Releases(Database database) {
        this.database = database;
    }

    /** Writes down a flip that was done; again, as the newest one of its service, changes nothing. */
    public ReleaseFlip flipped(String service, long from, long to, FlipReason reason, String who) {
        return database.write((handle, now) -> insert(handle, now, service, from, to, reason, who));
    }

    /** Newest first. */
    public List<ReleaseFlip> history(String service) {
        return database.read(handle -> history(handle, service));
    }

    /** The release that each service was last flipped to, without those that were retired. */
    public Map<String, Long> live() {
        return database.read(Releases::live);
    }

    static Map<String, Long> live(Handle handle) {
        Map<String, Long> live = new TreeMap<>();
        handle.createQuery("SELECT service, to_release FROM release_flip f WHERE to_release > 0 AND id ="
                        + " (SELECT MAX(id) FROM release_flip newest WHERE newest.service = f.service)")
                .map((row, context) -> live.put(row.getString("service"), row.getLong("to_release")))
                .list();
        return live;
    }

    static ReleaseFlip insert(
            Handle handle, long now, String service, long from, long to, FlipReason reason, String who) {
        List<ReleaseFlip> earlier = history(handle, service);
        if (!earlier.isEmpty()
                && earlier.get(0).from() == from
                && earlier.get(0).to() == to) {
            return earlier.get(0);
        }
        ReleaseFlip flip = new ReleaseFlip(
                Database.nextId(handle, "release_flip"), service, from, to, reason, Database.instant(now), who);
        handle.createUpdate("INSERT INTO release_flip (" + COLUMNS + ") VALUES (:id, :service, :from, :to, :reason,"
                        + " :at, :who)")
                .bind("id", flip.id())
                .bind("service", service)
                .bind("from", from)
                .bind("to", to)
                .bind("reason", reason.name())
                .bind("at", now)
                .bind("who", who)
                .execute();
        return flip;
    }

    private static List<ReleaseFlip> history(Handle handle, String service) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM release_flip WHERE service = :service ORDER BY id DESC")
                .bind("service", service)
                .map((row, context) -> flip(row))
                .list();
    }

    private static ReleaseFlip flip(ResultSet row) throws SQLException {
        return new ReleaseFlip(
                row.getLong("id"),
                row.getString("service"),
                row.getLong("from_release"),
                row.getLong("to_release"),
                FlipReason.valueOf(row.getString("reason")),
                Database.instant(row.getLong("at_micros")),
                row.getString("who"));
    }
}
