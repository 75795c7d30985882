/**
 * Events that are pushed over HTTP: checked, and stored in the Redis stream of their source before the answer.
 *
 * <p>Decides which pushed events are stored; never what becomes of them. Start at {@link
 * dev.tidemark.sync.serve.push.PushEndpoint}.
 */
package dev.tidemark.sync.serve.push;
