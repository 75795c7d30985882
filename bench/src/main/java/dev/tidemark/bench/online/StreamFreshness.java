package dev.tidemark.bench.online;

import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends payments at a fixed rate and looks when they can be read. Each 25th is of a card that is watched: an online read of all its
 * features is made again and again until its latest merchants, of every view, are that of the payment. A latency counts from the
 * instant at which its payment was due.
 */
final class StreamFreshness {
    private static final int WATCHED_EACH = 25;
    private static final int WATCHED_CARDS = 64;
    private static final long TICK_NANOS = 1_000_000;
    private static final long LOOK_NANOS = 500_000;

    private final OnlineStore store;
    private final StreamEvents events;
    private final int firstWatched;
    private final int views;

    /** Payments that are due, or not seen yet, by card; guarded by this. */
    private final List<Deque<Watched>> waiting = new ArrayList<>();

    private long[] nanos;
    private int seen;

    private record Watched(long number, long due) {}

    /** @param firstWatched the number of the first card that nobody else pays with */
    StreamFreshness(OnlineStore store, StreamEvents events, int firstWatched, int views) {
        this.store = store;
        this.events = events;
        this.firstWatched = firstWatched;
        this.views = views;
        for (int i = 0; i < WATCHED_CARDS; i++) {
            waiting.add(new ArrayDeque<>());
        }
    }

    /** Sends {@code rate * seconds} payments and gives the latencies of those that were watched. */
    Samples run(int rate, int seconds) throws IOException, InterruptedException {
        int count = rate * seconds;
        nanos = new long[(count + WATCHED_EACH - 1) / WATCHED_EACH];
        seen = 0;
        Thread looker = new Thread(this::look, "look");
        looker.start();
        long start = System.nanoTime();
        int sent = 0;
        while (sent < count) {
            long now = System.nanoTime();
            int due = (int) Math.min(count, (now - start) * rate / 1_000_000_000L);
            while (sent < due) {
                send(sent, start + sent * 1_000_000_000L / rate);
                sent++;
            }
            events.flush();
            LockSupport.parkNanos(TICK_NANOS - (System.nanoTime() - now));
        }
        looker.join();
        return new Samples(List.of(Arrays.copyOf(nanos, seen)), (System.nanoTime() - start) / 1e9, 0);
    }

    private void send(int number, long due) throws IOException {
        if (number % WATCHED_EACH != 0) {
            events.payment();
            return;
        }
        int card = number / WATCHED_EACH % WATCHED_CARDS;
        synchronized (waiting) {
            waiting.get(card).add(new Watched(number, due));
        }
        events.append(firstWatched + card, "w" + number);
    }

    private void look() {
        OnlineReader reader = OnlineReader.of(store);
        while (seen < nanos.length) {
            List<Integer> cards = new ArrayList<>();
            synchronized (waiting) {
                for (int card = 0; card < WATCHED_CARDS; card++) {
                    if (!waiting.get(card).isEmpty()) {
                        cards.add(card);
                    }
                }
            }
            if (!cards.isEmpty()) {
                look(reader, cards);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void look(OnlineReader reader, List<Integer> cards) {
        List<Lookup> lookups = cards.stream()
                .map(card -> Lookup.of(Map.of("card_id", (long) firstWatched + card)))
                .toList();
        FeatureVectors found = reader.readAll(ServedStates.SERVICE, lookups);
        long now = System.nanoTime();
        for (int i = 0; i < cards.size(); i++) {
            long number = Long.MAX_VALUE;
            for (int view = 0; view < views; view++) {
                String merchant = found.vector(i).string("view_" + view + "_merchant");
                boolean watched = merchant != null && merchant.startsWith("w");
                number = Math.min(number, watched ? Long.parseLong(merchant.substring(1)) : -1);
            }
            synchronized (waiting) {
                Deque<Watched> ofCard = waiting.get(cards.get(i));
                while (!ofCard.isEmpty() && ofCard.peek().number() <= number) {
                    nanos[seen++] = now - ofCard.remove().due();
                }
            }
        }
    }
}
