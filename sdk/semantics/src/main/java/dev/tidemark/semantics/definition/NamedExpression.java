package dev.tidemark.semantics.definition;

/** A column computed by a SQL expression: derived from an event's row, or on demand from a request. */
public record NamedExpression(String name, String sql) {}
