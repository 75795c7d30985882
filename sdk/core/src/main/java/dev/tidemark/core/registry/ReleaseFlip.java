package dev.tidemark.core.registry;

import java.time.Instant;

/**
 * That from then on a service was served from another release.
 *
 * @param from 0 if it was not served before
 * @param to 0 if it is not served any more
 */
public record ReleaseFlip(long id, String service, long from, long to, FlipReason reason, Instant at, String who) {}
