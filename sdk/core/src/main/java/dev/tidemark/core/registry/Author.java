package dev.tidemark.core.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who does something, for history. */
public final class Author {
    private Author() {}

    /** The user of this process on this machine, as in {@code ana@build-7}. */
    public static String current() {
        return System.getProperty("user.name", "unknown") + "@" + host();
    }

    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
