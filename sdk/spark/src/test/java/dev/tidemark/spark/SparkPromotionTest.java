package dev.tidemark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.StoreOptions;
import dev.tidemark.core.promotion.PromotionResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark promotes and brings up to date what DuckDB would, into a real Redis. */
@Tag("slow")
class SparkPromotionTest {
    private static final Instant FIRST = Instant.parse("2024-01-20T12:00:00Z");
    private static final Instant LATER = Instant.parse("2024-01-22T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatIsServedIsEqualToTheBit() throws Exception {
        TestingSpark.session();
        List<List<String>> bySpark = promoted("spark");
        assertThat(bySpark).isEqualTo(promoted("duckdb"));
        assertThat(bySpark.get(0)).isNotEqualTo(bySpark.get(1)).hasSize(1_001);
    }

    /** What is served once promoted, and once brought up to date; then how many keys that took. */
    private List<List<String>> promoted(String engine) throws Exception {
        Path project = Files.createDirectories(folder.resolve(engine));
        ClusterData.write(project, 20_000, 1);
        StoreOptions options =
                StoreOptions.defaults().threads(2).memory(256L << 20).engine(engine);
        try (FeatureStore store = FeatureStore.open(project, options)) {
            PromotionResult first =
                    store.promote(ClusterData.service()).cutOff(FIRST).commit();
            List<String> served = Served.at(store.onlineStore(), FIRST);
            PromotionResult later =
                    store.materialize(first.service()).cutOff(LATER).commit();
            return List.of(served, Served.at(store.onlineStore(), LATER), List.of(keys(first), keys(later)));
        }
    }

    private static String keys(PromotionResult result) {
        return result.json().path("views").toString();
    }
}
