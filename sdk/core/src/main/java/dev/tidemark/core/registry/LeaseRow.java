package dev.tidemark.core.registry;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who has the lease of a service. */
record LeaseRow(String service, String token, String owner, ProcessName process, long expiresMicros) {
    static Optional<LeaseRow> of(Handle handle, String service) {
        return handle.createQuery("SELECT token, owner, host, pid, process_started_millis, expires_micros"
                        + " FROM promotion_lease WHERE service = :service")
                .bind("service", service)
                .map((row, context) -> new LeaseRow(
                        service,
                        row.getString("token"),
                        row.getString("owner"),
                        new ProcessName(
                                row.getString("host"), row.getLong("pid"), row.getLong("process_started_millis")),
                        row.getLong("expires_micros")))
                .findOne();
    }

    /** In place of any other one. */
    void put(Handle handle) {
        handle.createUpdate("INSERT INTO promotion_lease (service, token, owner, host, pid, process_started_millis,"
                        + " expires_micros) VALUES (:service, :token, :owner, :host, :pid, :started, :expires)"
                        + " ON CONFLICT (service) DO UPDATE SET token = excluded.token, owner = excluded.owner,"
                        + " host = excluded.host, pid = excluded.pid,"
                        + " process_started_millis = excluded.process_started_millis,"
                        + " expires_micros = excluded.expires_micros")
                .bind("service", service)
                .bind("token", token)
                .bind("owner", owner)
                .bind("host", process.host())
                .bind("pid", process.pid())
                .bind("started", process.startedMillis())
                .bind("expires", expiresMicros)
                .execute();
    }

    boolean isFree(long nowMicros) {
        return expiresMicros <= nowMicros || process.hasEnded();
    }
}
