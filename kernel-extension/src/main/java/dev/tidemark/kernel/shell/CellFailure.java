package dev.tidemark.kernel.shell;

import java.util.List;

/** Code that cannot be run: what the compiler says of it, as lines with the place marked. */
public final class CellFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    CellFailure(String summary, List<String> lines) {
        super(summary);
        this.lines = List.copyOf(lines);
    }

    /** The code with its errors, for a person. */
    public List<String> lines() {
        return lines;
    }
}
