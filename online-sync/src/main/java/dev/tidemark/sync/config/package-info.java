/**
 * What can be set for the service, and its defaults.
 *
 * <p>Decides which values are possible; where they were given is settled before.
 */
package dev.tidemark.sync.config;
