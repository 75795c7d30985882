package dev.tidemark.kernel.render;

/** A value that knows how it looks in a notebook. */
@FunctionalInterface
public interface Shown {
    Bundle forms();
}
