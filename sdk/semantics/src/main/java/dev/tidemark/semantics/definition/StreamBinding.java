package dev.tidemark.semantics.definition;

/** Where new events of a source arrive. */
public sealed interface StreamBinding {
    /** A Kafka topic. */
    record Kafka(String topic) implements StreamBinding {}

    /** A Redis stream. */
    record Redis(String stream) implements StreamBinding {}

    /** Events pushed over HTTP. */
    record Push() implements StreamBinding {}
}
