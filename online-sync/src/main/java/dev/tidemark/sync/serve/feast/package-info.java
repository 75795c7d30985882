/**
 * Reads in the shapes of Feast's feature server, so that its clients work.
 *
 * <p>Decides what of ours is what in Feast; never what is read. Start at {@link dev.tidemark.sync.serve.feast.FeastEndpoint}.
 */
package dev.tidemark.sync.serve.feast;
