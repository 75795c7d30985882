/**
 * The quickstart's live part: payments into a stream, a sync service that takes them in and serves, and reads over HTTP.
 *
 * <p>Decides which stream there is and how the service is set up; what is said of it is the story's. Start at {@link
 * dev.tidemark.cli.live.LiveRun}.
 */
package dev.tidemark.cli.live;
