package dev.tidemark.sync.http;

import java.util.Optional;

/**
 * Where the server listens, and for whom.
 *
 * @param host an address or name of this machine
 * @param port 0 takes any that is free
 */
public record HttpSettings(String host, int port, Tokens tokens, Optional<Tls> tls, HttpLimits limits) {}
