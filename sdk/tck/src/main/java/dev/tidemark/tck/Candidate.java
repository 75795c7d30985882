package dev.tidemark.tck;

/** An executor as the kit sees it: rows in, values out. */
@FunctionalInterface
public interface Candidate {
    /**
     * Answers every spine row, in order.
     *
     * @throws dev.tidemark.semantics.error.TidemarkException where the specification says so
     * @throws Exception fails the check
     */
    Result run(Question question) throws Exception;
}
