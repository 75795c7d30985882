package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;

/** A column an expression may read. */
public record InputColumn(String name, ValueType type) {}
