/**
 * Bound plans: definitions with every name, type, default and window resolved against the columns files have.
 *
 * <p>Decides whether a service can be computed, what a row of each view holds, and the identity of what a plan means.
 * Never reads a file or runs anything: executors and stores take a {@link dev.tidemark.semantics.plan.ServicePlan} and
 * find nothing left to resolve.
 *
 * <p>Start at {@link dev.tidemark.semantics.plan.Binder}; {@code ViewBinder} and {@code RowLayout} do most of the work.
 */
package dev.tidemark.semantics.plan;
