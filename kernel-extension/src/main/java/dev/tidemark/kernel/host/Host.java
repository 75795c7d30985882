package dev.tidemark.kernel.host;

import dev.tidemark.kernel.render.Bundle;

/**
 * The kernel that runs the notebook. Thread-safe but for {@link #evaluate}; what is sent while no cell runs appears under
 * the cell that ran last.
 */
public interface Host {
    /**
     * Shows something under the cell.
     *
     * @param id by which it can be changed later
     */
    void show(String id, Bundle bundle);

    /** Replaces what was shown by that id, wherever it stands. */
    void update(String id, Bundle bundle);

    /** Empties the cell's output when something new comes, so that nothing flickers. */
    void clear();

    /** Shows something beside the notebook, where the kernel can; else under the cell. */
    void page(Bundle bundle);

    /** Runs Java as a cell does, on the thread of a cell; gives the last value, or null. */
    Object evaluate(String java) throws Exception;

    /** What loads the classes of the cells, and sees everything that they see. */
    ClassLoader cellClasses();

    /** How many cells were run before the one that runs now, or that ran last. */
    long cell();

    /** Makes {@code %name} known. */
    void lineMagic(String name, LineMagic magic);

    /** Makes {@code %%name} known. */
    void cellMagic(String name, CellMagic magic);
}
