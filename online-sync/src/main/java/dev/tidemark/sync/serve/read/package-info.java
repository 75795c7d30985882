/**
 * Reads of features in the plain form, and what every form of a read shares: JSON in and out, limits, who hears of it.
 *
 * <p>Decides which JSON a value is, both ways; never what a feature's value is. Start at {@link
 * dev.tidemark.sync.serve.read.FeaturesEndpoint}.
 */
package dev.tidemark.sync.serve.read;
