package dev.tidemark.core.registry;

import dev.tidemark.core.registry.Promotion.Step;
import dev.tidemark.semantics.definition.yaml.ObjectKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Promotions as rows. */
final class PromotionRows {
    private static final String COLUMNS = "id, service, reason, release_number, plan_fingerprint, snapshot,"
            + " cut_off_micros, versions, generations, state, error, who";

    private PromotionRows() {}

    static Optional<Promotion> byId(Handle handle, long id) {
        return list(handle, handle.createQuery(select("id = :id")).bind("id", id)).stream()
                .findFirst();
    }

    /** Newest first. */
    static List<Promotion> ofService(Handle handle, String service) {
        return list(handle, handle.createQuery(select("service = :service")).bind("service", service));
    }

    static List<Promotion> all(Handle handle) {
        return list(handle, handle.createQuery(select("id > 0")));
    }

    /** Whether a release was made of some version of the object. */
    static boolean isMadeOf(Handle handle, String service, long release, ObjectName object) {
        return ofService(handle, service).stream()
                .filter(promotion -> promotion.what().release() == release)
                .anyMatch(promotion -> promotion.what().versions().containsKey(object));
    }

    static void insert(Handle handle, long id, NewPromotion what, String who) {
        handle.createUpdate("INSERT INTO promotion (" + COLUMNS + ") VALUES (:id, :service, :reason, :release,"
                        + " :fingerprint, :snapshot, :cutOff, :versions, :generations, :state, NULL, :who)")
                .bind("id", id)
                .bind("service", what.service())
                .bind("reason", what.reason().name())
                .bind("release", what.release())
                .bind("fingerprint", what.planFingerprint())
                .bind("snapshot", what.snapshot())
                .bind("cutOff", what.cutOffMicros())
                .bind("versions", versions(what.versions()))
                .bind("generations", Json.numbers(what.generations()))
                .bind("state", PromotionState.VALIDATING.name())
                .bind("who", who)
                .execute();
    }

    static void update(Handle handle, long id, PromotionState state, String error) {
        handle.createUpdate("UPDATE promotion SET state = :state, error = :error WHERE id = :id")
                .bind("state", state.name())
                .bind("error", error)
                .bind("id", id)
                .execute();
    }

    static void insertStep(Handle handle, long id, PromotionState state, long now) {
        handle.createUpdate("INSERT INTO promotion_step (promotion_id, number, state, at_micros)"
                        + " SELECT :id, COUNT(*) + 1, :state, :at FROM promotion_step WHERE promotion_id = :id")
                .bind("id", id)
                .bind("state", state.name())
                .bind("at", now)
                .execute();
    }

    private static String select(String condition) {
        return "SELECT " + COLUMNS + " FROM promotion WHERE " + condition + " ORDER BY id DESC";
    }

    private static List<Promotion> list(Handle handle, Query query) {
        List<Promotion> found = new ArrayList<>();
        for (Promotion promotion : query.map((row, context) -> promotion(row)).list()) {
            found.add(new Promotion(
                    promotion.id(),
                    promotion.what(),
                    promotion.state(),
                    promotion.error(),
                    promotion.who(),
                    steps(handle, promotion.id())));
        }
        return found;
    }

    private static List<Step> steps(Handle handle, long id) {
        return handle.createQuery(
                        "SELECT state, at_micros FROM promotion_step WHERE promotion_id = :id ORDER BY number")
                .bind("id", id)
                .map((row, context) -> new Step(
                        PromotionState.valueOf(row.getString("state")), Database.instant(row.getLong("at_micros"))))
                .list();
    }

    private static Promotion promotion(ResultSet row) throws SQLException {
        NewPromotion what = new NewPromotion(
                row.getString("service"),
                FlipReason.valueOf(row.getString("reason")),
                versions(row.getString("versions")),
                row.getLong("release_number"),
                row.getString("plan_fingerprint"),
                row.getString("snapshot"),
                row.getLong("cut_off_micros"),
                Json.numbers(row.getString("generations")));
        return new Promotion(
                row.getLong("id"),
                what,
                PromotionState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("error")),
                row.getString("who"),
                List.of());
    }

    private static String versions(Map<ObjectName, Integer> versions) {
        Map<String, Long> numbers = new TreeMap<>();
        versions.forEach((object, version) -> numbers.put(object.kind().word() + " " + object.name(), (long) version));
        return Json.numbers(numbers);
    }

    private static Map<ObjectName, Integer> versions(String json) {
        Map<ObjectName, Integer> versions = new HashMap<>();
        Json.numbers(json).forEach((text, version) -> {
            int blank = text.indexOf(' ');
            ObjectKind kind = ObjectKind.valueOf(text.substring(0, blank).toUpperCase(Locale.ROOT));
            versions.put(new ObjectName(kind, text.substring(blank + 1)), Math.toIntExact(version));
        });
        return versions;
    }
}
