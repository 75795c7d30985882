package dev.tidemark.cli.quickstart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.semantics.text.TextTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Payments that happen now, with the cards of a quickstart's data. They do not say when they became known: that is when they arrive.
 * Not thread-safe.
 */
public final class LivePayments {
    /** Few enough for some of them to pay more than once. */
    private static final int CARDS = 300;

    private final Population population;
    private final Payments payments;
    private final Dice dice;

    /**
     * One event, as it is sent.
     *
     * @param merchant null in a few
     */
    public record Sent(String card, String merchant, byte[] json) {}

    /** With the population that {@link QuickstartData#write} makes of this seed and size. */
    public LivePayments(long seed, int size) {
        Dice dice = new Dice(seed);
        this.population = new Population(dice.split(), size);
        this.payments = new Payments(population);
        this.dice = dice.split();
    }

    /** Somebody pays; never with that card. */
    public Sent anybodyBut(String card) {
        Card own = population.cards[dice.below(Math.min(CARDS, population.cards.length))];
        return own.id().equals(card) ? anybodyBut(card) : sent(payments.own(own, now(), dice));
    }

    /** A thief pays with that card at that merchant, and it is approved. */
    public Sent stolen(String card, String merchant) {
        ObjectNode json = json(payments.own(population.cards[0], now(), dice));
        json.put("card_id", card).put("merchant_id", merchant).put("status", "APPROVED");
        json.put("channel", "ONLINE").put("amount", Math.rint(dice.uniform(30_000, 60_000)) / 100);
        return new Sent(card, merchant, bytes(json));
    }

    private static long now() {
        return TextTime.toMicros(Instant.now());
    }

    private static Sent sent(Payment payment) {
        return new Sent(payment.card().id(), payment.merchant(), bytes(json(payment)));
    }

    private static ObjectNode json(Payment payment) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("card_id", payment.card().id())
                .put("event_time", TextTime.format(payment.time()))
                .put("merchant_id", payment.merchant())
                .put("amount", payment.amount())
                .put("currency", payment.currency())
                .put("country", payment.country())
                .put("channel", payment.channel())
                .put("status", payment.approved() ? "APPROVED" : "DECLINED");
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
