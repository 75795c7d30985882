package dev.tidemark.sync.decode.avro;

/** What Avro says, in one line. */
final class Lines {
    private static final int MOST = 200;

    private Lines() {}

    static String first(Throwable failure) {
        String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
    }
}
