/**
 * The serving half of the service: which endpoints there are, how they are set up, how the service is, and what it measures.
 *
 * <p>Decides what is offered to whom; never what an endpoint answers. Start at {@link dev.tidemark.sync.serve.FeatureServing}.
 */
package dev.tidemark.sync.serve;
