/**
 * Skew: whether what was served is what training would have seen.
 *
 * <p>Decides how a logged vector is computed again, and why one differs; never what a feature's value is. Start at {@link
 * dev.tidemark.core.skew.SkewCheck}.
 */
package dev.tidemark.core.skew;
