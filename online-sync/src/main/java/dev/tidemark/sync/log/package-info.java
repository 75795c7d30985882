/**
 * The feature log: a sample of what was served, in files of JSON lines.
 *
 * <p>Decides what is kept of a read, and how much; never slows one down. Start at {@link dev.tidemark.sync.log.FeatureLog}.
 */
package dev.tidemark.sync.log;
