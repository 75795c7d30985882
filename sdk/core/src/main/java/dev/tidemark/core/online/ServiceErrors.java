package dev.tidemark.core.online;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Collection;

/** What goes wrong with a service as a whole. */
final class ServiceErrors {
    private ServiceErrors() {}

    static TidemarkException notServed(String service, Collection<String> served) {
        return new TidemarkException(
                ErrorCode.NOT_SERVED,
                "Cannot read service '" + service.replaceAll("\\p{Cntrl}", " ") + "': no release of it is live"
                        + Closest.hint(
                                service,
                                "Services served",
                                served.stream().sorted().toList()));
    }

    static TidemarkException restless(String service, int times) {
        return new TidemarkException(
                ErrorCode.CONFLICT,
                "Cannot read service '" + service + "': another release went live " + times
                        + " times during one read; ask again.");
    }

    /** A stored state that cannot be read; its own message says why. */
    static TidemarkException unusable(String what, EntityKey key, TidemarkException cause) {
        String said = cause.getMessage();
        String reason = said.substring(said.indexOf(": ") + 2);
        return new TidemarkException(cause.code(), what + " for key " + key + " is not to be used: " + reason, cause);
    }
}
