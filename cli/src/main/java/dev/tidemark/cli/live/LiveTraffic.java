package dev.tidemark.cli.live;

import dev.tidemark.cli.quickstart.LivePayments;
import dev.tidemark.cli.quickstart.LivePayments.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Payments at a steady pace, some of them of one card that is watched, and when those could be read. For one thread. */
final class LiveTraffic {
    private static final long NANOS = 1_000_000_000L;
    private static final int PER_SECOND = 200;
    private static final long WATCHED_EACH_NANOS = NANOS / 2;

    private final LivePayments payments;
    private final LiveStream stream;
    private final String card;
    private final String merchant;
    private final Deque<Long> unseen = new ArrayDeque<>();
    private final List<Long> nanos = new ArrayList<>();
    private final Map<String, String> merchants = new TreeMap<>();
    private long sent;
    private long watched;

    LiveTraffic(LivePayments payments, LiveStream stream, String card, String merchant) {
        this.payments = payments;
        this.stream = stream;
        this.card = card;
        this.merchant = merchant;
    }

    /** Sends what is due since the beginning. */
    void send(long elapsedNanos) {
        List<Sent> due = new ArrayList<>();
        while (sent + due.size() < elapsedNanos * PER_SECOND / NANOS) {
            due.add(payments.anybodyBut(card));
        }
        boolean watchedIsDue = elapsedNanos / WATCHED_EACH_NANOS >= watched;
        if (watchedIsDue) {
            due.add(payments.stolen(card, merchant));
        }
        if (!due.isEmpty()) {
            long now = System.nanoTime();
            stream.send(due);
            due.stream()
                    .filter(payment -> payment.merchant() != null)
                    .forEach(payment -> merchants.put(payment.card(), payment.merchant()));
            sent += due.size();
            if (watchedIsDue) {
                watched++;
                unseen.add(now);
            }
        }
    }

    /** So many payments of the card could be read just now. */
    void saw(long count) {
        long now = System.nanoTime();
        while (nanos.size() < count && !unseen.isEmpty()) {
            nanos.add(now - unseen.remove());
        }
    }

    /** Where each card was paid with last, by card. */
    Map<String, String> merchants() {
        return merchants;
    }

    boolean allSeen() {
        return unseen.isEmpty();
    }

    /** Those of the card among them. */
    long sent() {
        return sent;
    }

    /** How long each of the card's payments took from being sent until it could be read, least first. */
    List<Long> nanosUntilReadable() {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted;
    }
}
