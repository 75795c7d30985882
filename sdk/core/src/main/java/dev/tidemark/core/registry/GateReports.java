package dev.tidemark.core.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Reports of gates, each as it was on the day. */
public final class GateReports {
    private static final String COLUMNS = "id, service, promotion_id, verdict, json, html, at_micros, who";

    private final Database database;

    GateReports(Database database) {
        this.database = database;
    }

    /** Keeps a report. */
    public StoredReport add(
            String service, OptionalLong promotion, String verdict, String json, String html, String who) {
        return database.write((handle, now) -> {
            long id = Database.nextId(handle, "gate_report");
            handle.createUpdate("INSERT INTO gate_report (" + COLUMNS + ") VALUES (:id, :service, :promotion, :verdict,"
                            + " :json, :html, :at, :who)")
                    .bind("id", id)
                    .bind("service", service)
                    .bind("promotion", promotion.isPresent() ? (Long) promotion.getAsLong() : null)
                    .bind("verdict", verdict)
                    .bind("json", json)
                    .bind("html", html)
                    .bind("at", now)
                    .bind("who", who)
                    .execute();
            return new StoredReport(id, service, promotion, verdict, json, html, Database.instant(now), who);
        });
    }

    /** Newest first. */
    public List<StoredReport> ofService(String service) {
        return list("service = :it", service);
    }

    /** Newest first. */
    public List<StoredReport> ofPromotion(long promotion) {
        return list("promotion_id = :it", promotion);
    }

    private List<StoredReport> list(String condition, Object value) {
        return database.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM gate_report WHERE " + condition + " ORDER BY id DESC")
                .bind("it", value)
                .map((row, context) -> report(row))
                .list());
    }

    private static StoredReport report(ResultSet row) throws SQLException {
        long promotion = row.getLong("promotion_id");
        return new StoredReport(
                row.getLong("id"),
                row.getString("service"),
                promotion == 0 ? OptionalLong.empty() : OptionalLong.of(promotion),
                row.getString("verdict"),
                row.getString("json"),
                row.getString("html"),
                Database.instant(row.getLong("at_micros")),
                row.getString("who"));
    }
}
