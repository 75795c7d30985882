package dev.tidemark.core;

import dev.tidemark.core.online.OnlineSettings;
import dev.tidemark.core.online.OnlineStoreProvider;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the online stores on the class path. */
final class OnlineStores {
    private OnlineStores() {}

    /** The store that the settings name. */
    static OnlineStoreProvider choose(OnlineSettings settings) {
        List<OnlineStoreProvider> found = ServiceLoader.load(OnlineStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(OnlineStoreProvider::name))
                .toList();
        if (found.isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.UNKNOWN_NAME,
                    "Cannot find an online store: none is on the class path; add tidemark-redis to it.");
        }
        String name = settings.store();
        List<String> names = found.stream().map(OnlineStoreProvider::name).toList();
        return found.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TidemarkException(
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot find online store '" + name + "'" + Closest.hint(name, "Online stores", names)));
    }
}
