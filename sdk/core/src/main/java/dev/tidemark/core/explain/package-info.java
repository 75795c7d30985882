/**
 * Why the features of a row are what they are, as text and pictures for people and as JSON for
 * machines.
 *
 * <p>Decides how evidence is shown; what became of each event is the reference's verdict. Start at {@link
 * dev.tidemark.core.explain.Explanation}.
 */
package dev.tidemark.core.explain;
