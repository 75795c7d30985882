package dev.tidemark.core.validation;

/** How strongly a feature goes with a label. */
interface Association {
    /** How many pairs of values it is drawn from. */
    long pairs();

    /** 0 to 1. */
    double strength();
}
