package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Whether an object may go. */
final class Removals {
    private Removals() {}

    /** Refuses to remove what another object names, or what a live release was made of. */
    static void check(Handle handle, ObjectName object, Definitions definitions) {
        List<String> users = Uses.direct(definitions, object).stream()
                .map(ObjectName::toString)
                .toList();
        if (!users.isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.CONFLICT,
                    "Cannot remove " + object + ": " + Closest.list(users) + " would miss it; change or remove "
                            + (users.size() == 1 ? "that" : "those") + " first.");
        }
        for (Map.Entry<String, Long> live : Releases.live(handle).entrySet()) {
            if (PromotionRows.isMadeOf(handle, live.getKey(), live.getValue(), object)) {
                throw new TidemarkException(
                        ErrorCode.CONFLICT,
                        "Cannot remove " + object + ": release " + live.getValue() + " of service '" + live.getKey()
                                + "' is served from it; promote that service without it, or retire it, first.");
            }
        }
    }
}
