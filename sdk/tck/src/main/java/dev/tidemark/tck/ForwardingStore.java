package dev.tidemark.tck;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.ExpectedStates;
import dev.tidemark.core.online.Fetched;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoreFacts;
import dev.tidemark.core.online.StoreOpener;
import dev.tidemark.core.online.Swap;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another store, for those that differ from it in one thing. */
public class ForwardingStore implements OnlineStore {
    private final OnlineStore store;

    public ForwardingStore(OnlineStore store) {
        this.store = store;
    }

    @Override
    public Fetched fetch(String service, List<StateKey> keys) {
        return store.fetch(service, keys);
    }

    @Override
    public byte[][] fetch(List<StateKey> keys) {
        return store.fetch(keys);
    }

    @Override
    public boolean[] swap(List<Swap> swaps) {
        return store.swap(swaps);
    }

    @Override
    public Optional<StoreOpener> elsewhere() {
        return store.elsewhere();
    }

    @Override
    public BulkLoad bulkLoad() {
        return store.bulkLoad();
    }

    @Override
    public long nextNumber() {
        return store.nextNumber();
    }

    @Override
    public void putRelease(String service, long release, byte[] document) {
        store.putRelease(service, release, document);
    }

    @Override
    public Optional<byte[]> release(String service, long release) {
        return store.release(service, release);
    }

    @Override
    public void deleteRelease(String service, long release) {
        store.deleteRelease(service, release);
    }

    @Override
    public Map<String, List<Long>> releases() {
        return store.releases();
    }

    @Override
    public void raiseMarks(String topic, Map<String, Long> marks) {
        store.raiseMarks(topic, marks);
    }

    @Override
    public Map<String, Long> marks(String topic) {
        return store.marks(topic);
    }

    @Override
    public void deleteMarks(String topic) {
        store.deleteMarks(topic);
    }

    @Override
    public Map<String, Long> live() {
        return store.live();
    }

    @Override
    public boolean flip(String service, long expected, long release) {
        return store.flip(service, expected, release);
    }

    @Override
    public boolean flipLoaded(String service, long expected, long release, String incarnation) {
        return store.flipLoaded(service, expected, release, incarnation);
    }

    @Override
    public long deleteGeneration(long generation, ProgressMeter progress, Cancellation cancellation) {
        return store.deleteGeneration(generation, progress, cancellation);
    }

    @Override
    public Map<Long, GenerationSize> sizes(Cancellation cancellation) {
        return store.sizes(cancellation);
    }

    @Override
    public long predictedBytes(List<ExpectedStates> states) {
        return store.predictedBytes(states);
    }

    @Override
    public StoreFacts facts() {
        return store.facts();
    }

    @Override
    public void close() {
        store.close();
    }
}
