/**
 * The state machine: what is kept of a key's events, and how features are read from it. Every executor and the online store
 * use this one.
 *
 * <p>Decides how the rules of the specification are computed fast; the rules themselves are written once more, slowly and
 * obviously, in {@code reference}, which judges this. Never reads files, clocks or networks. Code here is on the hot path:
 * plain loops over primitive arrays, no allocation for each event.
 *
 * <p>Start at {@link dev.tidemark.semantics.state.KeyState}; then {@code Track} (tiles and the windows over them), {@code
 * Tiles} (one aggregate, tile by tile), {@code Running} (one aggregate over a sliding window) and {@code FeatureReader} (one
 * feature's value).
 */
package dev.tidemark.semantics.state;
