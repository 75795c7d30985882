package dev.tidemark.cli;

/** How a command ends. The numbers are a contract. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    /** The command line cannot be understood. */
    static final int WRONG_USAGE = 2;
    /** A gate said no. */
    static final int REFUSED_BY_GATE = 3;
    /** For the launcher alone, which runs the command again with Spark. */
    static final int SPARK_WANTED = 75;
    /** Ended by Ctrl-C: 128 and the number of SIGINT, as shells have it. */
    static final int CANCELLED = 130;

    private ExitCode() {}
}
