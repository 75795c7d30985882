package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.yaml.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Versions of objects as rows. */
final class ObjectRows {
    private static final String SELECT = "SELECT o.kind, o.name, o.version, o.fingerprint, o.yaml, o.applied_id,"
            + " a.at_micros, a.who, a.message FROM %s o JOIN applied a ON a.id = o.applied_id ";

    private ObjectRows() {}

    static Heads heads(Handle handle) {
        TreeMap<ObjectName, ObjectVersion> heads = new TreeMap<>();
        handle.createQuery(String.format(SELECT, "object_head"))
                .map((row, context) -> version(row))
                .forEach(version -> heads.put(version.object(), version));
        return new Heads(heads);
    }

    /** Newest first. */
    static List<ObjectVersion> history(Handle handle, ObjectName object) {
        return handle.createQuery(String.format(SELECT, "object_version")
                        + "WHERE o.kind = :kind AND o.name = :name ORDER BY o.version DESC")
                .bind("kind", object.kind().name())
                .bind("name", object.name())
                .map((row, context) -> version(row))
                .list();
    }

    /** Every version there is. */
    static List<ObjectVersion> all(Handle handle) {
        return handle.createQuery(String.format(SELECT, "object_version"))
                .map((row, context) -> version(row))
                .list();
    }

    static void insert(Handle handle, ObjectVersion version) {
        handle.createUpdate("INSERT INTO object_version (kind, name, version, fingerprint, yaml, applied_id)"
                        + " VALUES (:kind, :name, :version, :fingerprint, :yaml, :applied)")
                .bind("kind", version.object().kind().name())
                .bind("name", version.object().name())
                .bind("version", version.version())
                .bind("fingerprint", version.fingerprint())
                .bind("yaml", version.yaml().orElse(null))
                .bind("applied", version.applied())
                .execute();
    }

    /** Of a version's kind and text. */
    static String fingerprint(ObjectKind kind, Optional<String> yaml) {
        try {
            String text = kind.name() + "\n" + yaml.orElse("");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ObjectVersion version(ResultSet row) throws SQLException {
        return new ObjectVersion(
                new ObjectName(ObjectKind.valueOf(row.getString("kind")), row.getString("name")),
                row.getInt("version"),
                row.getString("fingerprint"),
                Optional.ofNullable(row.getString("yaml")),
                row.getLong("applied_id"),
                Database.instant(row.getLong("at_micros")),
                row.getString("who"),
                row.getString("message"));
    }
}
