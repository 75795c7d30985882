package dev.tidemark.core.registry;

import java.util.Map;

/**
 * What a promotion is to do; running it again does the same.
 *
 * @param reason {@link FlipReason#PROMOTE} or {@link FlipReason#MATERIALIZE}
 * @param versions of the service and all it refers to, as {@link Registered#versionsOf} says
 * @param release the number it will have in the online store
 * @param planFingerprint of the bound plan
 * @param snapshot what the sources held, in the promoter's own words; compared as text
 * @param cutOffMicros only events before it are in the backfill
 * @param generations by view: where its states will lie
 */
public record NewPromotion(
        String service,
        FlipReason reason,
        Map<ObjectName, Integer> versions,
        long release,
        String planFingerprint,
        String snapshot,
        long cutOffMicros,
        Map<String, Long> generations) {
    public NewPromotion {
        versions = Map.copyOf(versions);
        generations = Map.copyOf(generations);
    }
}
