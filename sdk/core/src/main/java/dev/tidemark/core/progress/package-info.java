/**
 * How long work tells where it stands, and how it is told to stop.
 *
 * <p>Decides how often a listener is called and how the time left is estimated; never how it is shown. Start at {@link
 * dev.tidemark.core.progress.ProgressListener}.
 */
package dev.tidemark.core.progress;
