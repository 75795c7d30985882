package dev.tidemark.semantics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DistinctEstimateTest {
    @Test
    void aKthHashInTheMiddleMeansTwiceAsManyLessOne() {
        assertThat(DistinctEstimate.of(Long.MIN_VALUE)).isEqualTo(2L * (DistinctEstimate.K - 1));
    }

    @Test
    void theGreatestHashMeansKLessOne() {
        assertThat(DistinctEstimate.of(-1L)).isEqualTo(DistinctEstimate.K - 1);
    }

    @Test
    void theEstimateIsWithinThreeStandardErrors() {
        for (int distinct : new int[] {2_000, 20_000, 200_000}) {
            long[] hashes = new long[distinct];
            for (int i = 0; i < distinct; i++) {
                hashes[i] = ValueHash.of(i) ^ Long.MIN_VALUE;
            }
            Arrays.sort(hashes);
            long estimate = DistinctEstimate.of(hashes[DistinctEstimate.K - 1] ^ Long.MIN_VALUE);
            assertThat(Math.abs(estimate - distinct) / (double) distinct).isLessThan(0.094);
        }
    }
}
