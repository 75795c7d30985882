package dev.tidemark.kernel.host;

import dev.tidemark.kernel.render.Bundle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A front end that keeps what it is told to show. */
public final class KeepingHost implements Host {
    private final List<Bundle> bundles = new CopyOnWriteArrayList<>();

    /** What was shown since it was last cleared, in order. */
    public List<Bundle> bundles() {
        return bundles;
    }

    @Override
    public void show(String id, Bundle bundle) {
        bundles.add(bundle);
    }

    @Override
    public void update(String id, Bundle bundle) {
        bundles.add(bundle);
    }

    @Override
    public void clear() {
        bundles.clear();
    }

    @Override
    public void page(Bundle bundle) {
        bundles.add(bundle);
    }

    @Override
    public Object evaluate(String java) {
        return null;
    }

    @Override
    public ClassLoader cellClasses() {
        return getClass().getClassLoader();
    }

    @Override
    public long cell() {
        return 1;
    }

    @Override
    public void lineMagic(String name, LineMagic magic) {}

    @Override
    public void cellMagic(String name, CellMagic magic) {}
}
