package dev.tidemark.redis.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server's certificate must be, where an address says {@code rediss}.
 *
 * @param truststore who may have signed it, as JKS or PKCS12; empty: whom Java trusts
 * @param verification what is looked at
 */
public record Tls(Optional<Path> truststore, Optional<String> truststorePassword, Verification verification) {
    public static final Tls DEFAULT = new Tls(Optional.empty(), Optional.empty(), Verification.HOST);

    /** What is looked at in a certificate. */
    public enum Verification {
        /** Who signed it, and whether it is for this host. */
        HOST,
        /** Who signed it. */
        CERTIFICATE,
        /** Nothing: whoever sits between can read and change all. */
        NONE
    }

    @Override
    public String toString() {
        return "Tls[" + truststore + ", " + verification + "]";
    }
}
