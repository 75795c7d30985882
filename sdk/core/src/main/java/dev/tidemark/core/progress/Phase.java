package dev.tidemark.core.progress;

/** The stages of long work, in the order they come; a stage that has nothing to do is left out. */
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
    CHECK("checking against the reference"),
    /** Sums up the values of a training set, as for a chart. Counted in rows. */
    PROFILE("looking at values"),
    /** Judges a training set by its gates. Counted in rows. */
    VALIDATE("checking gates"),
    /** Looks at a sample of keys, to tell beforehand what a backfill will take. Counted in keys. */
    MEASURE("measuring a sample of keys"),
    /** Hands the states of all keys to the online store. Counted in keys. */
    BACKFILL("loading states"),
    /** Compares online reads with offline values. Counted in keys. */
    PARITY("comparing online with offline"),
    /** Waits until what was loaded has what streams brought meanwhile. */
    CATCH_UP("catching up on streams"),
    /** Deletes states that nobody can read any more. Counted in keys. */
    RETIRE("removing old states");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** What is being done, in lower case, as in {@code sorting events}. */
    public String title() {
        return title;
    }
}
