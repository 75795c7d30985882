package dev.tidemark.core.executor;

import java.nio.file.Path;

/**
 * What an engine may use.
 *
 * @param memoryBytes the engine's own memory, outside the Java heap; what does not fit goes to the work directory
 * @param heapBytes the share of the Java heap for the work on its rows
 * @param threads at least 1
 * @param workDirectory for temporary files; made when needed; processes share it, and each has a folder of its own there
 */
public record ExecutorSettings(long memoryBytes, long heapBytes, int threads, Path workDirectory) {}
