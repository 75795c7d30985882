package dev.tidemark.tck;

import dev.tidemark.core.online.OnlineStore;

/** An online store as the kit sees it. */
@FunctionalInterface
public interface StoreCandidate {
    /**
     * Connects one more user to a namespace; users of one namespace share what is stored. The kit closes it.
     *
     * @param namespace letters and digits; empty at its first use
     */
    OnlineStore connect(String namespace) throws Exception;
}
