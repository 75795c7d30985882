package dev.tidemark.sync.decode.avro;

/** A value is no event, for a reason of one line that says what would be one. */
final class UnreadableValue extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableValue(String reason) {
        super(reason);
    }
}
