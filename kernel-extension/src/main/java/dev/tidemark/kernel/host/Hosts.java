package dev.tidemark.kernel.host;

/** The kernel of this process, of which there is one. */
public final class Hosts {
    private static volatile Host current;

    private Hosts() {}

    /**
     * @throws IllegalStateException outside a notebook
     */
    public static Host current() {
        Host host = current;
        if (host == null) {
            throw new IllegalStateException("no notebook runs in this process: run this in a cell");
        }
        return host;
    }

    /** Called once by the kernel, or by the adapter for it. */
    public static void install(Host host) {
        current = host;
    }
}
