package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;

/** A column an expression may read. */
public record InputColumn(String name, ValueType type) implements Serializable {}
