package dev.tidemark.sync;

/** What the service logs: one JSON object a line on standard output, where a program does not log in its own way. */
public final class Logging {
    private static final String PROVIDER = "slf4j.provider";
    private static final String VERBOSITY = "slf4j.internal.verbosity";
    private static final String CONFIGURATION = "logback.configurationFile";

    private Logging() {}

    /** Takes effect before the first logger is asked for; what the process says of it by properties counts more. */
    public static void structured() {
        setIfAbsent(PROVIDER, "ch.qos.logback.classic.spi.LogbackServiceProvider");
        setIfAbsent(VERBOSITY, "WARN");
        setIfAbsent(CONFIGURATION, "dev/tidemark/sync/logback.xml");
    }

    /** Nothing is logged. */
    public static void none() {
        setIfAbsent(PROVIDER, "org.slf4j.nop.NOPServiceProvider");
        setIfAbsent(VERBOSITY, "WARN");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
