package dev.tidemark.kernel.host;

import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.render.Renderers;

/** Shows values in kernels that die of what is thrown while a result is drawn. */
public final class Safe {
    private Safe() {}

    /** A value's forms, or why it has none. Throws nothing. */
    public static Bundle forms(Object value) {
        try {
            return Renderers.of(value).orElseGet(() -> Bundle.text(String.valueOf(value)));
        } catch (Throwable e) { // StackOverflowError and NoClassDefFoundError among them
            return Bundle.text("(a value of " + value.getClass().getName() + ", which cannot be shown: "
                    + e.getClass().getName() + ")");
        }
    }
}
