package dev.tidemark.core.online;

import dev.tidemark.semantics.error.TidemarkException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The answers of one call for many entities, in the order they were asked for. What one fails of, the others survive. */
public final class FeatureVectors {
    private final FeatureVector[] vectors;
    private final TidemarkException[] errors;

    FeatureVectors(FeatureVector[] vectors, TidemarkException[] errors) {
        this.vectors = vectors;
        this.errors = errors;
    }

    public int size() {
        return vectors.length;
    }

    /** The vector of a row; its error is thrown. */
    public FeatureVector vector(int row) {
        if (errors[row] != null) {
            throw errors[row];
        }
        return vectors[row];
    }

    /** Why a row has no vector. */
    public Optional<TidemarkException> error(int row) {
        return Optional.ofNullable(errors[row]);
    }

    /** All vectors; the first error is thrown. */
    public List<FeatureVector> all() {
        return IntStream.range(0, size()).mapToObj(this::vector).toList();
    }
}
