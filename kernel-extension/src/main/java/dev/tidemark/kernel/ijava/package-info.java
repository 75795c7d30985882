/** Tidemark in IJava, the older of the two Java kernels, which has no way for extensions: a cell or a start-up script installs it. */
package dev.tidemark.kernel.ijava;
