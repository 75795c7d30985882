/**
 * What streams brought, kept as files that the offline side reads: for each source a folder of Parquet, in which every event that
 * was taken in is one row, with its arrival and where it stood in the stream.
 *
 * <p>Decides when rows become readable and that none is there twice; never what a feature makes of them. There is no journal:
 * an offset is committed once its row is in a file that a crash cannot harm, and what was not comes again. So below the offset
 * after a partition's last row there is nothing that is not archived, and this one number tells what a delivery repeats. Start at
 * {@code SourceArchive}.
 */
package dev.tidemark.sync.archive;
