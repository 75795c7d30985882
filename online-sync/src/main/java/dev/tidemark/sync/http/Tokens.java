package dev.tidemark.sync.http;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The bearer tokens that callers may have, and what each allows. Keeps their hashes only. Immutable. */
public final class Tokens {
    /** Fewer characters can be guessed. */
    public static final int LEAST_LENGTH = 16;

    private record Token(Set<Access> roles, byte[] hash) {}

    private final List<Token> tokens;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** No tokens: everybody may do everything. */
    public static Tokens none() {
        return new Tokens(List.of());
    }

    /**
     * Tokens as they are configured, each as in {@code read:TOKEN}, {@code push:TOKEN} or {@code read+push:TOKEN}. No message
     * holds a token.
     *
     * @param origin where they were given, for messages
     */
    public static Tokens of(List<String> entries, String origin) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            tokens.add(token(entries.get(i), "token " + (i + 1) + " of " + origin));
        }
        return new Tokens(List.copyOf(tokens));
    }

    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /**
     * Throws if the caller may not.
     *
     * @param authorization the header of that name; null if there is none
     */
    void check(Access needed, String authorization) {
        if (needed == Access.OPEN || tokens.isEmpty()) {
            return;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new Refusal(
                    401,
                    "TOKEN_MISSING",
                    "Cannot answer: the request has no bearer token; send the header 'Authorization: Bearer TOKEN'.");
        }
        Set<Access> roles = roles(authorization.substring(7).strip());
        if (roles.isEmpty()) {
            throw new Refusal(
                    401, "TOKEN_UNKNOWN", "Cannot answer: the service does not know this token; ask for a new one.");
        }
        if (needed != Access.ANY_TOKEN && !roles.contains(needed)) {
            throw new Refusal(
                    403,
                    "TOKEN_NOT_ALLOWED",
                    "Cannot answer: this token may not " + (needed == Access.READ ? "read features" : "push events")
                            + "; use one that may.");
        }
    }

    /** Looks at every token, and at every byte of each, so that the time taken tells nothing. */
    private Set<Access> roles(String given) {
        byte[] hash = hash(given);
        Set<Access> roles = EnumSet.noneOf(Access.class);
        for (Token token : tokens) {
            if (MessageDigest.isEqual(token.hash, hash)) {
                roles.addAll(token.roles);
            }
        }
        return roles;
    }

    private static Token token(String entry, String thing) {
        int colon = entry.indexOf(':');
        Set<Access> roles = EnumSet.noneOf(Access.class);
        for (String role : entry.substring(0, Math.max(0, colon)).split("\\+", -1)) {
            switch (role.strip()) {
                case "read" -> roles.add(Access.READ);
                case "push" -> roles.add(Access.PUSH);
                default -> throw invalid(thing, "it does not begin with what it allows", "read:, push: or read+push:");
            }
        }
        String secret = entry.substring(colon + 1).strip();
        if (secret.length() < LEAST_LENGTH) {
            throw invalid(thing, "it is shorter than " + LEAST_LENGTH + " characters", "more, at random");
        }
        return new Token(roles, hash(secret));
    }

    private static TidemarkException invalid(String thing, String problem, String remedy) {
        return new TidemarkException(
                ErrorCode.INVALID_VALUE, "Cannot use " + thing + ": " + problem + "; write " + remedy + ".");
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Tokens[" + tokens.size() + "]";
    }
}
