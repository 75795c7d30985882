package dev.tidemark.redis;

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
import dev.tidemark.redis.client.Client;
import dev.tidemark.redis.key.RedisKeys;
import dev.tidemark.redis.settings.RedisSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The online store on a Redis. Closing it ends its connections, and then what was opened for it.
 *
 * <p>A key of ours that another program gave another type is {@code FOREIGN_VALUE} for readers of a service and for whoever writes
 * it; states that are read alone show it as nothing, for Redis says so itself.
 */
final class RedisStore implements OnlineStore {
    private final Client client;
    private final Host host;
    private final RedisKeys keys;
    private final StateFetch fetch;
    private final StateSwap swap;
    private final Releases releases;
    private final Generations generations;
    private final Marks marks;
    private final Servers servers;
    private final Optional<StoreOpener> elsewhere;

    private RedisStore(Client client, RedisKeys keys, Host host, Optional<StoreOpener> elsewhere) {
        this.client = client;
        this.keys = keys;
        this.host = host;
        this.elsewhere = elsewhere;
        this.fetch = new StateFetch(client, keys);
        this.swap = new StateSwap(client, keys);
        this.releases = new Releases(client, keys);
        this.generations = new Generations(client, keys);
        this.marks = new Marks(client, keys);
        this.servers = new Servers(client);
    }

    /**
     * @param host closed with the store
     * @param elsewhere how another process opens the same
     */
    static RedisStore open(RedisSettings settings, String namespace, Host host, Optional<StoreOpener> elsewhere) {
        RedisKeys keys = new RedisKeys(namespace);
        Client client = Client.connect(settings, host::ensureRunning);
        RedisStore store = new RedisStore(client, keys, host, elsewhere);
        try {
            store.servers.check();
            return store;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public Fetched fetch(String service, List<StateKey> states) {
        byte[][] found = fetch.fetch(keys.live(service), states);
        if (Arrays.asList(found).indexOf(null) >= 0) {
            fetch.refuseForeign(states, found);
        }
        // MGET shows a pointer of another type as missing; GET says what it is.
        long live = found[0] == null ? releases.live(service) : releases.number(service, found[0]);
        return new Fetched(live, Arrays.copyOfRange(found, 1, found.length));
    }

    @Override
    public byte[][] fetch(List<StateKey> states) {
        return fetch.fetch(null, states);
    }

    @Override
    public boolean[] swap(List<Swap> swaps) {
        return swap.swap(swaps);
    }

    @Override
    public Optional<StoreOpener> elsewhere() {
        return elsewhere;
    }

    @Override
    public BulkLoad bulkLoad() {
        return new PipelinedLoad(client, keys);
    }

    @Override
    public long nextNumber() {
        return releases.nextNumber();
    }

    @Override
    public void putRelease(String service, long release, byte[] document) {
        releases.put(service, release, document);
    }

    @Override
    public Optional<byte[]> release(String service, long release) {
        return releases.get(service, release);
    }

    @Override
    public void deleteRelease(String service, long release) {
        releases.delete(service, release);
    }

    @Override
    public Map<String, List<Long>> releases() {
        return releases.list();
    }

    @Override
    public void raiseMarks(String topic, Map<String, Long> raised) {
        marks.raise(topic, raised);
    }

    @Override
    public Map<String, Long> marks(String topic) {
        return marks.read(topic);
    }

    @Override
    public void deleteMarks(String topic) {
        marks.delete(topic);
    }

    @Override
    public Map<String, Long> live() {
        return releases.live();
    }

    @Override
    public boolean flip(String service, long expected, long release) {
        return releases.flip(service, expected, release);
    }

    @Override
    public boolean flipLoaded(String service, long expected, long release, String incarnation) {
        return releases.flipLoaded(service, expected, release, incarnation);
    }

    @Override
    public long deleteGeneration(long generation, ProgressMeter progress, Cancellation cancellation) {
        return generations.delete(generation, progress, cancellation);
    }

    @Override
    public Map<Long, GenerationSize> sizes(Cancellation cancellation) {
        return generations.sizes(cancellation);
    }

    @Override
    public long predictedBytes(List<ExpectedStates> states) {
        return servers.predictedBytes(states, keys);
    }

    @Override
    public StoreFacts facts() {
        return servers.facts();
    }

    @Override
    public void close() {
        try {
            client.close();
        } finally {
            host.close();
        }
    }
}
