package dev.tidemark.kernel;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.kernel.host.Hosts;
import dev.tidemark.kernel.live.Live;
import dev.tidemark.kernel.progress.ProgressBar;
import dev.tidemark.kernel.render.Bundle;
import dev.tidemark.kernel.render.Renderers;
import dev.tidemark.semantics.definition.FeatureService;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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

    /** A bar under the cell for a loop of one's own, with the time that is left. */
    public static ProgressBar progress(String label, long total) {
        return new ProgressBar(Hosts.current(), label, OptionalLong.of(total));
    }

    /**
     * Shows a service's features for a key, and again whenever they change, until the cell is interrupted.
     *
     * @param key the key columns of the service's entities
     */
    public static void live(FeatureStore store, FeatureService service, Map<String, ?> key) {
        live(store, service, List.of(key));
    }

    /** The same for several keys. */
    public static void live(FeatureStore store, FeatureService service, List<? extends Map<String, ?>> keys) {
        new Live(Hosts.current(), store.online(), service.name(), keys).watch();
    }

    /** The same beside the cells, until it is closed. */
    public static Live startLive(FeatureStore store, FeatureService service, List<? extends Map<String, ?>> keys) {
        return new Live(Hosts.current(), store.online(), service.name(), keys).start();
    }

    private static Bundle forms(Object value) {
        return Renderers.of(value).orElseGet(() -> Bundle.text(String.valueOf(value)));
    }
}
