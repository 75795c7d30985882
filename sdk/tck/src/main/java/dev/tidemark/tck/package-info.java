/**
 * Decides whether an executor computes what the specification says: golden cases, laws, and dense random plans compared with
 * the reference.
 *
 * <p>Knows no engine. An executor gives a {@link Candidate} and extends {@link ExecutorConformance}; start reading there.
 */
package dev.tidemark.tck;
