package dev.tidemark.core.online;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Optional;

/** One service as a reader follows it: the release it holds, and when it takes another. Thread-safe. */
final class LiveService {
    private static final int TRIES = 10;

    private final OnlineStore store;
    private final String name;
    private ServedRelease held;
    /** The one held before, for the way back; null before there was one. */
    private ServedRelease before;
    /** The release that was found to be too new; 0 before one was. */
    private long unreadable;

    private LiveService(OnlineStore store, String name) {
        this.store = store;
        this.name = name;
    }

    /** The service, with the release that is live now. */
    static LiveService load(OnlineStore store, String name) {
        LiveService service = new LiveService(store, name);
        service.held = service.load(store.live().getOrDefault(name, 0L));
        return service;
    }

    synchronized ServedRelease held() {
        return held;
    }

    /**
     * The release to read when another one than the one read is live: the one read itself if the live one is too new for
     * this version of Tidemark, and its states are there still.
     *
     * @throws TidemarkException {@code NOT_SERVED} if none is live
     */
    synchronized ServedRelease follow(ServedRelease read, long live) {
        if (held.number() == live) {
            return held;
        }
        if (before != null && before.number() == live) {
            return hold(before);
        }
        if (live == 0 || live != unreadable) {
            try {
                return hold(load(live));
            } catch (TidemarkException e) {
                if (e.code() != ErrorCode.NEWER_RELEASE) {
                    throw e;
                }
                unreadable = live;
            }
        }
        if (held.number() != read.number()) {
            return held;
        }
        if (store.release(name, read.number()).isEmpty()) {
            throw new TidemarkException(
                    ErrorCode.NEWER_RELEASE,
                    "Cannot read service '" + name + "': release " + live + " is live, which this version of Tidemark"
                            + " cannot read, and release " + read.number() + " is gone; update Tidemark here.");
        }
        return read;
    }

    private ServedRelease hold(ServedRelease release) {
        if (release.number() != held.number()) {
            before = held;
            held = release;
        }
        return held;
    }

    private ServedRelease load(long live) {
        long number = live;
        for (int tries = 0; tries < TRIES; tries++) {
            if (number == 0) {
                throw ServiceErrors.notServed(name, store.live().keySet());
            }
            Optional<byte[]> document = store.release(name, number);
            if (document.isPresent()) {
                return bound(document.get(), number);
            }
            long now = store.live().getOrDefault(name, 0L);
            if (now == number) {
                throw new TidemarkException(
                        ErrorCode.CORRUPT_STATE,
                        "Cannot read service '" + name + "': release " + number
                                + " is live, but its document is missing; promote the service again.");
            }
            number = now;
        }
        throw ServiceErrors.restless(name, TRIES);
    }

    private ServedRelease bound(byte[] bytes, long number) {
        ReleaseDocument document = ReleaseDocument.read(bytes);
        if (!document.service().equals(name) || document.release() != number) {
            throw new TidemarkException(
                    ErrorCode.CORRUPT_STATE,
                    "Cannot read service '" + name + "': the document of release " + number + " is that of release "
                            + document.release() + " of service '" + document.service()
                            + "'; promote the service again.");
        }
        return ServedRelease.of(document, held);
    }
}
