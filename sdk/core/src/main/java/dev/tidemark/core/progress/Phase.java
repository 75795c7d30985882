package dev.tidemark.core.progress;

/** The stages of a training set, in order; a stage that has nothing to do is left out. */
public enum Phase {
    /** Looks at the files' columns and binds the definitions to them. */
    BIND("binding definitions"),
    /** Reads files that an engine cannot scan as they are: text, and Arrow. Counted in rows. */
    READ("reading files"),
    /** Brings events and questions into time order. Counted in rows. */
    SORT("sorting events"),
    /** Walks the events past the questions. Counted in rows of the spine. */
    WALK("computing features"),
    /** Writes the training set. Counted in rows. */
    WRITE("writing the training set"),
    /** Compares rows with the reference. Counted in rows. */
    CHECK("checking against the reference");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** What is being done, in lower case, as in {@code sorting events}. */
    public String title() {
        return title;
    }
}
