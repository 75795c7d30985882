/**
 * What users import. Decides how a project is opened and which engine works for it; never what a feature means. Start
 * at {@link dev.tidemark.core.FeatureStore}.
 */
package dev.tidemark.core;
