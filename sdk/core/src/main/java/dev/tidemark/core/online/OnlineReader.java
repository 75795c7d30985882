package dev.tidemark.core.online;

import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.text.TextTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Reads the features of a service's live release, each read in one round trip however many views and entities it takes. All
 * values of a read are of one release. Thread-safe.
 *
 * <p>What is read is what is live under the service's name, whatever the definition at hand says. A release that goes live is
 * read from the next read on. One that is too new for this version of Tidemark is not: the reader stays with the one it
 * holds, and {@link FeatureVector#newerRelease} says so.
 *
 * <p>Failures are {@link TidemarkException}s: {@code NOT_SERVED}; {@code MISSING_COLUMN}, {@code
 * UNKNOWN_NAME} or {@code WRONG_TYPE} for a key or a request value; {@code CORRUPT_STATE}, {@code NEWER_STATE} or {@code
 * FOREIGN_VALUE} for what is stored; {@code NEWER_RELEASE}; {@code OVERFLOW} for a sum; and those of the store.
 */
public final class OnlineReader {
    private static final int TRIES = 10;

    private final OnlineStore store;
    private final LongSupplier clock;
    private final Map<String, LiveService> services;

    /** @param clock the instant to evaluate at, microseconds since the epoch; asked once for each read */
    public OnlineReader(OnlineStore store, LongSupplier clock) {
        this(store, clock, new ConcurrentHashMap<>());
    }

    private OnlineReader(OnlineStore store, LongSupplier clock, Map<String, LiveService> services) {
        this.store = store;
        this.clock = clock;
        this.services = services;
    }

    /** A reader that evaluates at the instant of each read. */
    public static OnlineReader of(OnlineStore store) {
        return new OnlineReader(store, () -> TextTime.toMicros(Instant.now()));
    }

    /** A reader of the same store that evaluates at that instant, microseconds. */
    public OnlineReader asOf(long micros) {
        if (micros < TextTime.MIN_MICROS || micros > TextTime.MAX_MICROS) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot read as of " + micros + ": it lies outside the years 0001 to 9999; give microseconds since"
                            + " 1970.");
        }
        return new OnlineReader(store, () -> micros, services);
    }

    public FeatureVector read(String service, Map<String, ?> key) {
        return read(service, key, Map.of());
    }

    public FeatureVector read(FeatureService service, Map<String, ?> key) {
        return read(service.name(), key, Map.of());
    }

    public FeatureVector read(FeatureService service, Map<String, ?> key, Map<String, ?> request) {
        return read(service.name(), key, request);
    }

    /**
     * The features of one entity.
     *
     * @param key the value of each key column of every view's entity
     * @param request the service's request values
     */
    public FeatureVector read(String service, Map<String, ?> key, Map<String, ?> request) {
        return readAll(service, List.of(new Lookup(key, request))).vector(0);
    }

    public FeatureVectors readAll(FeatureService service, List<Lookup> lookups) {
        return readAll(service.name(), lookups);
    }

    /** The features of many entities, at one instant and of one release. */
    public FeatureVectors readAll(String service, List<Lookup> lookups) {
        LiveService live = service(service);
        ServedRelease release = live.held();
        long asOf = clock.getAsLong();
        for (int tries = 0; tries < TRIES; tries++) {
            Questions questions = new Questions(release, lookups);
            Fetched fetched = store.fetch(service, questions.keys);
            if (fetched.liveRelease() == release.number()) {
                return release.answer(questions, fetched.values(), asOf, OptionalLong.empty());
            }
            ServedRelease next = live.follow(release, fetched.liveRelease());
            if (next == release) {
                return release.answer(questions, fetched.values(), asOf, OptionalLong.of(fetched.liveRelease()));
            }
            release = next;
        }
        throw ServiceErrors.restless(service, TRIES);
    }

    /** The plan of the release last read: which keys and request values a read needs, of which types. */
    public ServicePlan plan(String service) {
        return service(service).held().plan;
    }

    private LiveService service(String name) {
        LiveService known = services.get(name);
        return known != null ? known : services.computeIfAbsent(name, absent -> LiveService.load(store, absent));
    }
}
