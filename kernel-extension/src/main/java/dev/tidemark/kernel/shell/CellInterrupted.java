package dev.tidemark.kernel.shell;

/** The user stopped the cell. An error, so that no cell's {@code catch (Exception e)} keeps it going. */
public final class CellInterrupted extends Error {
    private static final long serialVersionUID = 1;

    public CellInterrupted() {
        super("The cell was interrupted.");
    }
}
