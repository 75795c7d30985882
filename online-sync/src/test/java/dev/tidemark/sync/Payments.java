package dev.tidemark.sync;

import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.text.TextTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Payments of few cards, close together in time, with nulls and ties. */
final class Payments {
    private static final int CARDS = 25;
    private static final String[] MERCHANTS = {"bäcker", "kiosk", "Łódź", "m4", "m5"};
    private static final long MINUTE = 60_000_000L;

    private final Random random;
    private final long around;

    /** @param around the instant before which they happen, microseconds */
    Payments(long seed, long around) {
        this.random = new Random(seed);
        this.around = around;
    }

    /** One payment. */
    record Payment(String card, Map<String, Object> values) {
        byte[] json() {
            List<String> fields = new ArrayList<>();
            values.forEach((name, value) -> fields.add('"' + name + "\": " + text(name, value)));
            return ("{" + String.join(", ", fields) + "}").getBytes(StandardCharsets.UTF_8);
        }

        private static String text(String name, Object value) {
            if (name.equals("event_time")) {
                return '"' + TextTime.format((Long) value) + '"';
            }
            return value instanceof String ? "\"" + value + '"' : String.valueOf(value);
        }

        SourceRow row() {
            return new SourceRow(values);
        }
    }

    static List<String> cards() {
        List<String> cards = new ArrayList<>();
        for (int i = 0; i < CARDS; i++) {
            cards.add("c" + i);
        }
        return cards;
    }

    List<Payment> next(int count) {
        List<Payment> payments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payments.add(next());
        }
        return payments;
    }

    Payment next() {
        Map<String, Object> values = new LinkedHashMap<>();
        String card = "c" + random.nextInt(CARDS);
        values.put("card_id", card);
        // in steps, so that instants collide
        values.put("event_time", around - random.nextInt(180) * MINUTE - random.nextInt(3) * 1_000_000L);
        values.put(
                "amount",
                random.nextInt(10) == 0 ? null : random.nextInt(100_000) / 100.0 * (1 + random.nextInt(3) * 1e9));
        values.put("quantity", (long) random.nextInt(7));
        values.put("merchant_id", MERCHANTS[random.nextInt(MERCHANTS.length)]);
        values.put("status", random.nextInt(4) == 0 ? "DECLINED" : "APPROVED");
        return new Payment(card, values);
    }
}
