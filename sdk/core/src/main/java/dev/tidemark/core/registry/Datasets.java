package dev.tidemark.core.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The manifests of training sets, by what is in them. */
public final class Datasets {
    private static final String SELECT = "SELECT id, manifest, at_micros, who FROM dataset ";

    private final Database database;

    Datasets(Database database) {
        this.database = database;
    }

    /** Keeps a manifest; the first one of an id stays. */
    public StoredDataset add(String id, String manifest, String who) {
        return database.write((handle, now) -> {
            handle.createUpdate("INSERT INTO dataset (id, manifest, at_micros, who) VALUES (:id, :manifest, :at, :who)"
                            + " ON CONFLICT (id) DO NOTHING")
                    .bind("id", id)
                    .bind("manifest", manifest)
                    .bind("at", now)
                    .bind("who", who)
                    .execute();
            return handle.createQuery(SELECT + "WHERE id = :id")
                    .bind("id", id)
                    .map((row, context) -> dataset(row))
                    .one();
        });
    }

    public Optional<StoredDataset> dataset(String id) {
        return database.read(handle -> handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> dataset(row))
                .findOne());
    }

    /** Newest first. */
    public List<StoredDataset> all() {
        return database.read(handle -> handle.createQuery(SELECT + "ORDER BY at_micros DESC, id")
                .map((row, context) -> dataset(row))
                .list());
    }

    private static StoredDataset dataset(ResultSet row) throws SQLException {
        return new StoredDataset(
                row.getString("id"),
                row.getString("manifest"),
                Database.instant(row.getLong("at_micros")),
                row.getString("who"));
    }
}
