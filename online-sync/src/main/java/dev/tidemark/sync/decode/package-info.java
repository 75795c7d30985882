/**
 * Bytes of records as typed rows of the views that are fed, by the rules that hold for files.
 *
 * <p>Decides which bytes are an event of a view; never where they come from or what becomes of them.
 */
package dev.tidemark.sync.decode;
