package dev.tidemark.core.online;

/**
 * Where the state of one key lies.
 *
 * @param generation the load it belongs to: states of another definition, or loaded anew, have another number
 */
public record StateKey(EntityKey key, long generation) {}
