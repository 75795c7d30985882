package dev.tidemark.core.registry;

import dev.tidemark.semantics.error.ErrorCode;

/**
 * Why a database did not do as it was asked.
 *
 * @param reason with the remedy, as the end of a message
 */
record RegistryFailure(ErrorCode code, String reason) {}
