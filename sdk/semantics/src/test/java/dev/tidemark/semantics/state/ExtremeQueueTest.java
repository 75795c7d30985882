package dev.tidemark.semantics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The queue against the extreme rank of each tile, kept in a map. */
class ExtremeQueueTest {
    @Test
    void theGreatestIsThatOfAllTilesLeft() {
        agrees(ExtremeQueue::ofGreatest, Comparator.naturalOrder(), Long.MIN_VALUE);
    }

    @Test
    void theLeastIsThatOfAllTilesLeft() {
        agrees(ExtremeQueue::ofLeast, Comparator.reverseOrder(), Long.MAX_VALUE);
    }

    private static void agrees(Supplier<ExtremeQueue> made, Comparator<Long> order, long ofNone) {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int values = 1 + random.nextInt(6);
            ExtremeQueue queue = made.get();
            TreeMap<Long, Long> tiles = new TreeMap<>();
            long newest = 0;
            for (int step = 0; step < 400; step++) {
                long value = random.nextInt(values);
                int what = random.nextInt(10);
                if (tiles.isEmpty() || what < 2) {
                    newest += 2 + random.nextInt(3);
                    queue.append(newest, value);
                    tiles.put(newest, value);
                } else if (what < 4) {
                    newest = appendSome(queue, tiles, random, newest, values, ofNone);
                } else if (what < 7) {
                    long tile = between(random, tiles.firstKey(), tiles.lastKey());
                    queue.insert(tile, value);
                    tiles.merge(tile, value, (a, b) -> order.compare(a, b) > 0 ? a : b);
                } else if (what < 9) {
                    long last = between(random, tiles.firstKey(), tiles.lastKey());
                    queue.expire(last);
                    tiles.headMap(last, true).clear();
                } else if (random.nextInt(20) == 0) {
                    queue.clear();
                    tiles.clear();
                }
                assertThat(queue.extreme())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(tiles.values().stream().max(order).orElse(ofNone));
            }
        }
    }

    /** Several tiles at once, some without rows, whose slots are in no order. */
    private static long appendSome(
            ExtremeQueue queue, TreeMap<Long, Long> tiles, Random random, long newest, int values, long ofNone) {
        int from = random.nextInt(3);
        int to = from + 1 + random.nextInt(12);
        long[] newTiles = new long[to];
        int[] slots = new int[to];
        long[] ranks = new long[to];
        long last = newest;
        for (int i = from; i < to; i++) {
            last += 2 + random.nextInt(3);
            newTiles[i] = last;
            slots[i] = to - 1 - i;
            ranks[slots[i]] = random.nextInt(4) == 0 ? ofNone : random.nextInt(values);
            tiles.put(last, ranks[slots[i]]);
        }
        queue.appendAll(newTiles, slots, from, to, ranks);
        return last;
    }

    private static long between(Random random, long first, long last) {
        return first + random.nextInt((int) (last - first) + 1);
    }
}
