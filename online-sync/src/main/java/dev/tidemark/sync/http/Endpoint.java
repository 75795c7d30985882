package dev.tidemark.sync.http;

/** One thing that can be asked of the server. Called by many threads at once. */
public interface Endpoint {
    /** As in {@code POST}. */
    String method();

    /** As in {@code /features}. */
    String path();

    Access access();

    /**
     * Answers, or throws: a {@link Refusal}, or a {@link dev.tidemark.semantics.error.TidemarkException}, whose code tells the
     * status.
     */
    Reply answer(Call call);
}
