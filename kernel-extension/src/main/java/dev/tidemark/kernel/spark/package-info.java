/**
 * What Spark needs of cells: their classes, for executors in other processes; and a warning where such a process would see
 * zeros. Compiled without Spark, and idle where there is none.
 *
 * <p>Start at {@link dev.tidemark.kernel.spark.SparkCells}.
 */
package dev.tidemark.kernel.spark;
