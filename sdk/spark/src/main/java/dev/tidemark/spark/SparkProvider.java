package dev.tidemark.spark;

import dev.tidemark.core.executor.Executor;
import dev.tidemark.core.executor.ExecutorProvider;
import dev.tidemark.core.executor.ExecutorSettings;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;

/** Spark, found by its presence on the class path. */
public final class SparkProvider implements ExecutorProvider {
    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Executor open(ExecutorSettings settings) {
        try {
            Class.forName(
                    "org.apache.spark.sql.classic.SparkSession",
                    false,
                    getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new TidemarkException(
                    ErrorCode.UNSUPPORTED,
                    "Cannot open engine 'spark': Spark is not on the class path; add spark-sql_2.13, or run it by"
                            + " spark-submit.",
                    e);
        }
        return new SparkExecutor(settings);
    }
}
