package dev.tidemark.cli.quickstart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is paid with a card, by its holder and by thieves. */
final class Payments {
    private static final String[] CHANNELS = {"CONTACTLESS", "CHIP", "ONLINE", "WALLET"};
    private static final double[] CHANNEL_WEIGHTS = Dice.cumulative(40, 22, 26, 12);
    private static final double STOLEN_CARDS = 0.02;

    private final Population population;

    Payments(Population population) {
        this.population = population;
    }

    /** All payments of a card, in no order; a few come twice. */
    List<Payment> of(Card card, Dice dice) {
        List<Payment> payments = new ArrayList<>();
        for (int i = 0; i < card.payments(); i++) {
            long time = payments.isEmpty() || dice.chance(0.8)
                    ? Calendar.anyTime(dice)
                    : Math.min(Calendar.END - 1, soonAfter(payments.get(payments.size() - 1), dice));
            payments.add(own(card, time, dice));
        }
        if (dice.chance(STOLEN_CARDS)) {
            steal(card, dice, payments);
        }
        int count = payments.size();
        for (int i = 0; i < count; i++) {
            if (dice.chance(0.001)) {
                payments.add(payments.get(i));
            }
        }
        return payments;
    }

    private static long soonAfter(Payment payment, Dice dice) {
        return payment.time() + Calendar.MINUTE + (long) dice.exponential(20 * Calendar.MINUTE);
    }

    /** One by its holder. */
    Payment own(Card card, long time, Dice dice) {
        Merchant merchant = dice.chance(0.7)
                ? dice.of(card.merchants())
                : population.merchantIn(dice, dice.chance(0.94) ? card.country() : dice.of(Population.COUNTRIES));
        double amount = dice.logNormal(merchant.kind().median * card.generosity(), merchant.kind().sigma);
        String channel = CHANNELS[dice.weighted(CHANNEL_WEIGHTS)];
        return payment(card, time, merchant, amount, channel, dice.chance(0.96), false, dice);
    }

    /** A night of payments in quick succession: a small one to try, then as much as goes. */
    private void steal(Card card, Dice dice, List<Payment> payments) {
        int nights = dice.chance(0.3) ? 2 : 1;
        for (int night = 0; night < nights; night++) {
            long time = Calendar.anyNight(dice, 10);
            int count = dice.between(4, 14);
            Merchant merchant = population.shadyMerchant(dice, card.country());
            for (int i = 0; i < count; i++) {
                double amount = i == 0 ? dice.uniform(0.5, 3) : dice.logNormal(160 + 40 * i, 0.6);
                payments.add(payment(card, time, merchant, amount, "ONLINE", dice.chance(0.7), true, dice));
                time += 20 * Calendar.SECOND + (long) dice.exponential(4 * Calendar.MINUTE);
                merchant = dice.chance(0.5) ? merchant : population.shadyMerchant(dice, card.country());
            }
        }
    }

    private static Payment payment(
            Card card,
            long time,
            Merchant merchant,
            double amount,
            String channel,
            boolean approved,
            boolean stolen,
            Dice dice) {
        boolean abroad = !merchant.country().equals(card.country());
        int country = Arrays.asList(Population.COUNTRIES).indexOf(merchant.country());
        return new Payment(
                card,
                time,
                dice.chance(0.005) ? null : (Long) (time + delay(abroad, dice)),
                dice.chance(0.004) ? null : merchant.id(),
                dice.chance(0.001) ? null : (Double) (Math.max(1, Math.rint(amount * 100)) / 100),
                Population.CURRENCIES[country],
                merchant.country(),
                dice.chance(0.01) ? null : channel,
                approved,
                stolen);
    }

    /** Most are known in seconds; some wait for a terminal to be online; those from abroad come in the hours' files. */
    private static long delay(boolean abroad, Dice dice) {
        if (abroad && dice.chance(0.3)) {
            return (long) dice.uniform(20 * Calendar.MINUTE, 6 * Calendar.HOUR);
        }
        if (dice.chance(0.02)) {
            return (long) dice.exponential(5 * Calendar.HOUR);
        }
        return (long) (200_000 + dice.exponential(2 * Calendar.SECOND));
    }
}
