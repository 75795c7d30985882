package dev.tidemark.core.skew;

/** Why a served value differs from the one that training sees. */
public enum SkewReason {
    /** Another definition was served than is compared with. */
    STALE_VERSION("another version of the service was served"),
    /** The same number or text, as another type. */
    TYPE("the value is of another type"),
    /** Serving knew no event of the key, the history has some. */
    MISSING_KEY("the key had no state when it was served"),
    /** The history has a newer event than serving knew: it was not taken in yet. */
    LATE_EVENT("an event was taken in after the read"),
    /** One of them had forgotten the value, by its time to live. */
    EXPIRED("the value had expired in one of the two"),
    /** Serving knew a newer event than the history has. */
    MISSING_EVENT("the history lacks an event that was served"),
    /** Both know the same newest event. */
    UNEXPLAINED("nothing explains the difference");

    private final String text;

    SkewReason(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }

    /** Whether something is wrong with the service or with the history, rather than a matter of time or of versions. */
    public boolean isAlarm() {
        return this == MISSING_EVENT || this == UNEXPLAINED;
    }
}
