package dev.tidemark.core.promotion;

import dev.tidemark.semantics.plan.ViewPlan;
import java.util.OptionalLong;

/**
 * What is done about the states of a view.
 *
 * @param reused the generation that serves on; empty if the view is loaded
 * @param why in a few words
 */
record ViewChoice(ViewPlan view, OptionalLong reused, String why) {
    boolean isLoaded() {
        return reused.isEmpty();
    }
}
