package dev.tidemark.redis.settings;

/** How the servers of a Redis work together. */
public enum Mode {
    SINGLE,
    SENTINEL,
    CLUSTER
}
