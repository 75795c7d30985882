/**
 * How a project is set up: {@code tidemark.yaml} in its folder, the environment, and what a program says.
 *
 * <p>Decides which settings there are and which of several that are given counts; never what a store makes of its own. Start at
 * {@link dev.tidemark.core.config.ProjectConfig}.
 */
package dev.tidemark.core.config;
