package dev.tidemark.duckdb.walk;

import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.input.Inputs;
import dev.tidemark.semantics.plan.ServicePlan;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.duckdb.DuckDBConnection;

/**
 * What a walk works on.
 *
 * @param connection of the build; has one open result at a time, so duplicate it for each stream; not to be closed
 * @param knownAsOfMicros keeps only events whose known time is before it; empty keeps all
 * @param heapBytes how much of the Java heap the walk may fill; beyond, it writes to the spill directory
 * @param spillDirectory exists, and is the build's own; what is left there is deleted when the build is closed
 */
public record WalkRequest(
        DuckDBConnection connection,
        ServicePlan plan,
        Inputs inputs,
        OptionalLong knownAsOfMicros,
        ProgressMeter progress,
        Cancellation cancellation,
        long heapBytes,
        int threads,
        Path spillDirectory) {}
