package dev.tidemark.semantics.definition;

import java.io.Serializable;

/** Where new events of a source arrive. */
public sealed interface StreamBinding extends Serializable {
    /** A Kafka topic. */
    record Kafka(String topic) implements StreamBinding {
        public Kafka {
            checkNamed("Kafka topic", topic);
        }

        public static Kafka topic(String name) {
            return new Kafka(name);
        }
    }

    /** A Redis stream. */
    record Redis(String stream) implements StreamBinding {
        public Redis {
            checkNamed("Redis stream", stream);
        }

        public static Redis stream(String name) {
            return new Redis(name);
        }
    }

    /** Events pushed over HTTP. */
    record Push() implements StreamBinding {
        public static Push http() {
            return new Push();
        }
    }

    private static void checkNamed(String kind, String name) {
        if (name == null || name.isBlank()) {
            throw Names.invalid("a stream: the " + kind + " has no name; give it the one it has on the server.");
        }
    }
}
