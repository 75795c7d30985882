package dev.tidemark.core.registry;

import java.util.Optional;

/** How the values of each release were distributed, for later ones to be compared with. */
public final class Profiles {
    private final Database database;

    Profiles(Database database) {
        this.database = database;
    }

    /** In place of an earlier one of that release. */
    public void put(String service, long release, String json) {
        database.write((handle, now) -> handle.createUpdate("INSERT INTO profile (service, release_number, json,"
                        + " at_micros) VALUES (:service, :release, :json, :at) ON CONFLICT (service, release_number)"
                        + " DO UPDATE SET json = excluded.json, at_micros = excluded.at_micros")
                .bind("service", service)
                .bind("release", release)
                .bind("json", json)
                .bind("at", now)
                .execute());
    }

    public Optional<String> profile(String service, long release) {
        return database.read(handle -> handle.createQuery(
                        "SELECT json FROM profile WHERE service = :service AND release_number = :release")
                .bind("service", service)
                .bind("release", release)
                .mapTo(String.class)
                .findOne());
    }
}
