package dev.tidemark.cli.live;

import dev.tidemark.cli.quickstart.LivePayments.Sent;
import java.util.List;
import java.util.Map;

/** A stream that payments are sent to. For one thread. */
public interface LiveStream extends AutoCloseable {
    /** How a source in YAML binds it. */
    String binding();

    /** As marks name it. */
    String name();

    /** The offset after the last record of each partition, by the name of the partition in marks. */
    Map<String, Long> ends();

    /** What it is, for people. */
    String text();

    /** Settings that the service needs for it. */
    Map<String, String> settings();

    /** Returns when all of them are in the stream. */
    void send(List<Sent> payments);

    @Override
    void close();
}
