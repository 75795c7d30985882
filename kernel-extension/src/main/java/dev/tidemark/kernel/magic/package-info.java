/**
 * What a notebook says with {@code %} and {@code %%}: a project, SQL on its sources, definitions in YAML, why a value is what
 * it is.
 *
 * <p>Start at {@link dev.tidemark.kernel.magic.Magics}.
 */
package dev.tidemark.kernel.magic;
