package dev.tidemark.core.online;

import java.nio.file.Path;

/** Opens an online store. Found by {@link java.util.ServiceLoader}; has a public constructor without parameters. */
public interface OnlineStoreProvider {
    /** What users choose it by, in lower case, as in {@code redis}. */
    String name();

    /**
     * Connects, or throws; starts what the project keeps for itself if nothing else is configured.
     *
     * @param project the project's folder
     */
    OnlineStore open(Path project, OnlineSettings settings);
}
