package dev.tidemark.tck;

/** The oracle against the cases checked by hand and the laws; the random plans it passes by definition. */
class ReferenceConformanceTest extends ExecutorConformance {
    @Override
    protected Candidate candidate() {
        return new ReferenceCandidate();
    }
}
