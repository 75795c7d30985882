/** Values of the online store, drawn again as they move. Start at {@link dev.tidemark.kernel.live.Live}. */
package dev.tidemark.kernel.live;
