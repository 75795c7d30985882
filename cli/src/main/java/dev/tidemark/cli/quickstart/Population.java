package dev.tidemark.cli.quickstart;

import java.util.Arrays;
import java.util.Locale;

/** Who pays and who is paid. */
final class Population {
    static final String[] COUNTRIES = {"DE", "FR", "NL", "IT", "ES", "PL", "GB", "SE", "CH", "US"};
    static final String[] CURRENCIES = {"EUR", "EUR", "EUR", "EUR", "EUR", "PLN", "GBP", "SEK", "CHF", "USD"};
    private static final double[] COUNTRY_WEIGHTS = Dice.cumulative(30, 18, 12, 10, 9, 6, 6, 4, 3, 2);
    private static final double[] KIND_WEIGHTS = Dice.cumulative(22, 16, 8, 14, 9, 10, 6, 3, 6, 2);
    private static final int PAYMENTS_OF_A_CARD = 50;
    private static final int CARDS_OF_A_MERCHANT = 7;

    final Merchant[] merchants;
    final Card[] cards;
    final int customers;
    private final Merchant[][] byCountry;
    private final double[][] popularity;

    /** As many cards and merchants as it takes for about that many payments. */
    Population(Dice dice, int payments) {
        int cardCount = Math.max(100, payments / PAYMENTS_OF_A_CARD);
        customers = Math.max(70, cardCount * 7 / 10);
        merchants = new Merchant[Math.max(50, cardCount / CARDS_OF_A_MERCHANT)];
        for (int i = 0; i < merchants.length; i++) {
            merchants[i] = merchant(dice, i);
        }
        byCountry = new Merchant[COUNTRIES.length][];
        popularity = new double[COUNTRIES.length][];
        for (int i = 0; i < COUNTRIES.length; i++) {
            String country = COUNTRIES[i];
            byCountry[i] = Arrays.stream(merchants)
                    .filter(merchant -> merchant.country().equals(country))
                    .toArray(Merchant[]::new);
            popularity[i] = zipf(byCountry[i].length);
        }
        cards = new Card[cardCount];
        for (int i = 0; i < cards.length; i++) {
            cards[i] = card(dice, i);
        }
    }

    /** A merchant of that country, the popular ones more often. */
    Merchant merchantIn(Dice dice, String country) {
        int index = Arrays.asList(COUNTRIES).indexOf(country);
        return byCountry[index][dice.weighted(popularity[index])];
    }

    /** Where thieves go: far away, for what can be sold again. */
    Merchant shadyMerchant(Dice dice, String notIn) {
        for (int tries = 0; ; tries++) {
            Merchant merchant = dice.of(merchants);
            if ((merchant.shady() && !merchant.country().equals(notIn)) || tries > 500) {
                return merchant;
            }
        }
    }

    private static Merchant merchant(Dice dice, int number) {
        Merchant.Kind kind = Merchant.Kind.values()[dice.weighted(KIND_WEIGHTS)];
        // each country has some, whatever chance says
        int country = number < 2 * COUNTRIES.length ? number % COUNTRIES.length : dice.weighted(COUNTRY_WEIGHTS);
        boolean shady = kind.isResold() && dice.chance(0.4);
        return new Merchant(id('m', number), kind, COUNTRIES[country], shady);
    }

    private Card card(Dice dice, int number) {
        String country = COUNTRIES[dice.weighted(COUNTRY_WEIGHTS)];
        Merchant[] usual = new Merchant[dice.between(4, 14)];
        for (int i = 0; i < usual.length; i++) {
            usual[i] = merchantIn(dice, country);
        }
        // the mean of a log-normal value is its median times exp(sigma² / 2)
        int payments = (int) Math.min(900, Math.max(1, dice.logNormal(PAYMENTS_OF_A_CARD * 0.72, 0.8)));
        int customer = number < customers ? number : dice.below(customers);
        return new Card(id('c', number), id('p', customer), country, usual, payments, dice.logNormal(1, 0.35));
    }

    /** {@code c00042}. */
    static String id(char kind, int number) {
        return String.format(Locale.ROOT, "%c%05d", kind, number);
    }

    private static double[] zipf(int count) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = 1.0 / (i + 5);
        }
        return Dice.cumulative(weights);
    }
}
