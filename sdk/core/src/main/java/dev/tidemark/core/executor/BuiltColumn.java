package dev.tidemark.core.executor;

import dev.tidemark.semantics.type.ValueType;

/**
 * One column of a training set.
 *
 * @param type null for a column of the spine whose type Tidemark does not read; it passes through all the same
 * @param engineType the type's name in messages and listings
 * @param role where it comes from
 */
public record BuiltColumn(String name, ValueType type, String engineType, Role role) {
    /** Where a column of a training set comes from. */
    public enum Role {
        TIME,
        KEY,
        REQUEST,
        /** Another column of the spine, untouched. */
        PASSED_THROUGH,
        /** A stored feature. */
        FEATURE,
        /** A feature computed from request values and stored features. */
        ON_DEMAND
    }
}
