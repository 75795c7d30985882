package dev.tidemark.core.registry;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A gate report as it was kept.
 *
 * @param promotion the promotion it was made for
 * @param verdict in one word, as the gates say it
 * @param json its machine form
 * @param html its page
 */
public record StoredReport(
        long id,
        String service,
        OptionalLong promotion,
        String verdict,
        String json,
        String html,
        Instant at,
        String who) {}
