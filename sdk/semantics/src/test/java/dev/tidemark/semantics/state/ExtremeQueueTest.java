package dev.tidemark.semantics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The queue against the greatest value of each tile, kept in a map. */
class ExtremeQueueTest {
    @Test
    void theGreatestIsThatOfAllTilesLeft() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int values = 1 + random.nextInt(6);
            ExtremeQueue queue = new ExtremeQueue();
            TreeMap<Long, Long> tiles = new TreeMap<>();
            long newest = 0;
            for (int step = 0; step < 400; step++) {
                long value = random.nextInt(values);
                int what = random.nextInt(10);
                if (tiles.isEmpty() || what < 4) {
                    newest += 2 + random.nextInt(3);
                    queue.append(newest, value);
                    tiles.put(newest, value);
                } else if (what < 7) {
                    long tile = between(random, tiles.firstKey(), tiles.lastKey());
                    queue.insert(tile, value);
                    tiles.merge(tile, value, Math::max);
                } else if (what < 9) {
                    queue.expire(tiles.pollFirstEntry().getKey());
                } else if (random.nextInt(20) == 0) {
                    queue.clear();
                    tiles.clear();
                }
                assertThat(queue.isEmpty()).as("seed %d, step %d", seed, step).isEqualTo(tiles.isEmpty());
                if (!tiles.isEmpty()) {
                    assertThat(queue.greatest())
                            .as("seed %d, step %d", seed, step)
                            .isEqualTo(Collections.max(tiles.values()));
                }
            }
        }
    }

    private static long between(Random random, long first, long last) {
        return first + random.nextInt((int) (last - first) + 1);
    }
}
