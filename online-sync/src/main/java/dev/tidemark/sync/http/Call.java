package dev.tidemark.sync.http;

import java.util.Map;

/**
 * A request that may be answered: its caller is known, and its body is complete.
 *
 * @param contentType in lower case, without parameters; empty if none was said
 * @param body empty if there is none; not to be changed
 */
public record Call(Map<String, String> query, String contentType, byte[] body) {}
