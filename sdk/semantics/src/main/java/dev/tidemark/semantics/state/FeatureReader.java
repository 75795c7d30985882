package dev.tidemark.semantics.state;

/** Reads one feature's value from a key's state, after its window has been advanced to the instant. */
interface FeatureReader {
    /** Sets the value or its absence; the default, if one is declared, is not its concern. */
    void read(long asOf, FeatureValues out, int feature);

    /** One that chooses among rows. */
    interface Choosing extends FeatureReader {
        /** Whether the value last read was chosen over another that is equal but for the value. */
        boolean isTied();
    }
}
