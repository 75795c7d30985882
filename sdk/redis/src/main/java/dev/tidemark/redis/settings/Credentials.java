package dev.tidemark.redis.settings;

import java.util.Optional;

/** Who we are to a server. Never shown. */
public record Credentials(Optional<String> user, Optional<String> password) {
    public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return user.orElse("default");
    }
}
