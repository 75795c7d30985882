package dev.tidemark.core.registry;

/** Text of others within our messages. */
final class OneLine {
    private OneLine() {}

    static String of(String text) {
        return text == null
                ? "no reason"
                : text.replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
    }
}
