package dev.tidemark.kernel;

import dev.tidemark.kernel.host.Hosts;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.render.Renderers;
import java.util.UUID;

/** What a cell can call without importing anything. */
public final class Notebook {
    private Notebook() {}

    /**
     * Shows a value under the cell.
     *
     * @return what {@link #updateDisplay} takes to change it later
     */
    public static String display(Object value) {
        String id = UUID.randomUUID().toString();
        Hosts.current().show(id, forms(value));
        return id;
    }

    /** Shows another value in place of what was displayed. */
    public static void updateDisplay(String id, Object value) {
        Hosts.current().update(id, forms(value));
    }

    /** Shows a value beside the notebook, where the front end can. */
    public static void page(Object value) {
        Hosts.current().page(forms(value));
    }

    /** Empties the output of this cell, as soon as something else is shown. */
    public static void clearOutput() {
        Hosts.current().clear();
    }

    private static Bundle forms(Object value) {
        return Renderers.of(value).orElseGet(() -> Bundle.text(String.valueOf(value)));
    }
}
