package dev.tidemark.semantics.definition;

/** One feature of a view: a name and how its value is aggregated. */
public record Feature(String name, Aggregation aggregation) {}
