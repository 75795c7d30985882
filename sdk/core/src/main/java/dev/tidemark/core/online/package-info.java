/**
 * Serving: what is stored for a key, where, and how a request becomes a feature vector.
 *
 * <p>Decides the keys and bytes that every store keeps, which release of a service is read, and what a caller is told about
 * each value; never how a store moves bytes, and never what a feature means. Start at {@link
 * dev.tidemark.core.online.OnlineReader}, which reads, {@link dev.tidemark.core.online.StateWriter}, which writes, and {@link
 * dev.tidemark.core.online.OnlineStore} under both. Rules: {@code docs/spec/serving.md}.
 */
package dev.tidemark.core.online;
