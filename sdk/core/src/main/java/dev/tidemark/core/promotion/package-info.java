/**
 * From validated to served: what promoting a service would change, doing it step by step beside what is served, and going
 * back.
 *
 * <p>Decides the order of the steps, what is loaded and what is kept, and when a release may become live; never what a
 * feature means, how states are computed or how a store moves bytes. What is served changes in one instant, when the store's
 * pointer moves; everything before it can fail and be run again. Start at {@link dev.tidemark.core.promotion.Promotion}.
 */
package dev.tidemark.core.promotion;
