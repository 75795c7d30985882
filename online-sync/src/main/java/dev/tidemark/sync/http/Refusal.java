package dev.tidemark.sync.http;

/** A request that is not answered as asked, for a reason of HTTP's own. The message is one line: verb, thing, value, remedy. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** @param code stable and machine-readable, as in {@code BODY_TOO_LARGE} */
    public Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
