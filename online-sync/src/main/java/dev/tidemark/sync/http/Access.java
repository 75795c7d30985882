package dev.tidemark.sync.http;

/** Who may call an endpoint. */
public enum Access {
    /** Everybody. */
    OPEN,
    /** Whoever has a token. */
    ANY_TOKEN,
    /** Whoever has a token that may read features. */
    READ,
    /** Whoever has a token that may push events. */
    PUSH
}
