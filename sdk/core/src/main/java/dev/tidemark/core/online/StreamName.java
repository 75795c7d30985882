package dev.tidemark.core.online;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding;
import java.util.Optional;

/** How streams are called. Sources that are bound to one stream share its records. */
public final class StreamName {
    private StreamName() {}

    /** {@code kafka:transactions}; empty for a source of files alone. */
    public static Optional<String> of(Source source) {
        return source.stream().map(binding -> name(source, binding));
    }

    private static String name(Source source, StreamBinding binding) {
        if (binding instanceof StreamBinding.Kafka kafka) {
            return "kafka:" + kafka.topic();
        }
        return binding instanceof StreamBinding.Redis redis ? "redis:" + redis.stream() : "push:" + source.name();
    }
}
