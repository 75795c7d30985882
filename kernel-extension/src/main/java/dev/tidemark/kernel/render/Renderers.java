package dev.tidemark.kernel.render;

import java.util.Optional;

/** Finds how a value looks. Thread-safe. */
public final class Renderers {
    private Renderers() {}

    /**
     * A value in the forms a notebook shows, or empty if Tidemark has no form for it and the kernel's own is best.
     *
     * @param value may be null, which has none
     */
    public static Optional<Bundle> of(Object value) {
        return value instanceof Bundle bundle ? Optional.of(bundle) : Optional.empty();
    }
}
