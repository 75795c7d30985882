package dev.tidemark.cli.terminal;

/** Colours, or none. */
public record Style(boolean colours) {
    public String bold(String text) {
        return in("1", text);
    }

    public String dim(String text) {
        return in("2", text);
    }

    public String good(String text) {
        return in("32", text);
    }

    public String accent(String text) {
        return in("36", text);
    }

    public String error(String text) {
        return in("1;31", text);
    }

    private String in(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
