package dev.tidemark.core.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of an object, which never changes.
 *
 * @param version from 1, without gaps
 * @param fingerprint 64 hexadecimal digits, equal for equal texts
 * @param yaml the object's text; empty for the removal of the object
 * @param applied the apply that made it
 */
public record ObjectVersion(
        ObjectName object,
        int version,
        String fingerprint,
        Optional<String> yaml,
        long applied,
        Instant at,
        String who,
        String message) {}
