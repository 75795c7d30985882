package dev.tidemark.core.online;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps states by key, the releases of services, and for each service which release is live. It moves bytes and knows
 * nothing of features. Everything lies in one namespace of a server that others may use too. Thread-safe.
 *
 * <p>Every failure is a {@link dev.tidemark.semantics.error.TidemarkException} with a message of one line: {@code
 * STORE_UNREACHABLE}, {@code STORE_REFUSED} (password, rights, read-only), {@code STORE_FULL}, {@code FOREIGN_VALUE} (another
 * program wrote the key).
 */
public interface OnlineStore extends AutoCloseable {
    /**
     * States, and the live release of a service, in one round trip to each server concerned: on a single server, as of one
     * moment. All states of an {@link EntityKey} lie on one server.
     */
    Fetched fetch(String service, List<StateKey> keys);

    /** States alone, in one round trip; null where there is none. */
    byte[][] fetch(List<StateKey> keys);

    /** Swaps each on its own, in one round trip; tells which were done. Those not done found another head. */
    boolean[] swap(List<Swap> swaps);

    /** States as they come, stored where there are none. */
    BulkLoad bulkLoad();

    /** A number that was never given before in this namespace, above 0: for generations and releases. */
    long nextNumber();

    /** Stores the document of a release, whose number is not live yet; again with the same bytes changes nothing. */
    void putRelease(String service, long release, byte[] document);

    Optional<byte[]> release(String service, long release);

    /** Forgets the document of a release that is not live. */
    void deleteRelease(String service, long release);

    /**
     * The numbers of the releases whose documents are there, in ascending order, by service. A number may be among them whose
     * document is not there yet, or not any more.
     */
    Map<String, List<Long>> releases();

    /** The live release of each service that has one, by name. */
    Map<String, Long> live();

    /**
     * Makes a release live, if the live one is the one expected. Readers see it at their next read.
     *
     * @param expected 0 if none is
     * @param release 0 takes the service down
     * @return whether it was done
     */
    boolean flip(String service, long expected, long release);

    /**
     * The same for a release that was loaded here, in one step with a look at what it needs: its document is there, and the
     * store is still of that incarnation. So whoever comes late flips neither to what others deleted meanwhile, nor to what the
     * store may have forgotten.
     *
     * @param incarnation {@link StoreFacts#incarnation} of when the release was loaded
     * @return whether it was done; not if another release than the one expected is live
     * @throws dev.tidemark.semantics.error.TidemarkException {@code CONFLICT} if the document is gone, {@code
     *     STORE_UNREACHABLE} if the store was started again; both leave the live release as it was
     */
    boolean flipLoaded(String service, long expected, long release, String incarnation);

    /** Raises marks of a topic: each becomes the greater of what it was and the value given, which is not negative. */
    void raiseMarks(String topic, Map<String, Long> marks);

    /** The marks of a topic, by name; none if nobody raised any. */
    Map<String, Long> marks(String topic);

    void deleteMarks(String topic);

    /** Deletes all states of a generation, little by little, so that reads go on. Gives how many. */
    long deleteGeneration(long generation, ProgressMeter progress, Cancellation cancellation);

    /** The generations that have any state, with how many keys and about how many bytes of memory: looks at every key. */
    Map<Long, GenerationSize> sizes(Cancellation cancellation);

    /** How much memory of the store these would take, keys and its own overhead included. Stores nothing. */
    long predictedBytes(List<ExpectedStates> states);

    StoreFacts facts();

    /** How another process, on whatever machine, opens this store; empty where only this machine reaches it. */
    default Optional<StoreOpener> elsewhere() {
        return Optional.empty();
    }

    @Override
    void close();

    /**
     * How large a generation is.
     *
     * @param bytes memory of the store, keys and its own overhead included; measured on a sample of the keys
     */
    record GenerationSize(long keys, long bytes) {}
}
