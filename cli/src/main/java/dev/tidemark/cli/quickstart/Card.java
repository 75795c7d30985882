package dev.tidemark.cli.quickstart;

/**
 * A card and the habits of who holds it.
 *
 * @param merchants where its holder usually pays
 * @param payments about how many there are in the history
 * @param generosity how much more than others its holder pays
 */
record Card(String id, String customer, String country, Merchant[] merchants, int payments, double generosity) {}
