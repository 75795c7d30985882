package dev.tidemark.semantics.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.aggregate.DistinctEstimate;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The hashes of a window against the sets of all hashes of its tiles, whatever their sketches dropped. */
class RecentHashesTest {
    private final TreeMap<Long, HashSketch> sketches = new TreeMap<>();
    private final Map<Long, Set<Long>> sets = new TreeMap<>();
    private final RecentHashes window = new RecentHashes();

    @Test
    @Tag("slow")
    void agg_10_aWindowAnswersAsTheSetsOfItsTilesDo() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int most = new int[] {3, 40, 900, 5_000}[random.nextInt(4)];
            int pool = new int[] {5, 1_200, 1_000_000}[random.nextInt(3)];
            sketches.clear();
            sets.clear();
            window.clear();
            long tile = 0;
            for (int step = 0; step < 60; step++) {
                int what = random.nextInt(10);
                if (what < 5 || sketches.isEmpty()) {
                    tile += 1 + random.nextInt(3);
                    admit(tile, random, random.nextInt(most), pool);
                } else if (what < 7) {
                    late(random, pool);
                } else {
                    expire();
                }
                assertDistinct("seed " + seed + ", step " + step, random, pool);
            }
            while (!sketches.isEmpty()) {
                expire();
            }
            assertThat(window.size()).isZero();
        }
    }

    private static long hash(Random random, int pool) {
        int value = random.nextInt(pool);
        return value < 3 ? value - 1L : new Random(value).nextLong();
    }

    private void admit(long tile, Random random, int size, int pool) {
        HashSketch sketch = new HashSketch();
        Set<Long> set = new HashSet<>();
        for (int i = 0; i < size; i++) {
            long hash = hash(random, pool);
            sketch.add(hash);
            set.add(hash);
        }
        HashSketch kept = random.nextBoolean() ? sketch : throughBytes(sketch);
        kept.enter(window, tile);
        sketches.put(tile, kept);
        sets.put(tile, set);
    }

    private void late(Random random, int pool) {
        Long[] tiles = sketches.keySet().toArray(new Long[0]);
        long tile = tiles[random.nextInt(tiles.length)];
        for (int i = random.nextInt(1_500); i > 0; i--) {
            long hash = hash(random, pool);
            sketches.get(tile).add(hash);
            sets.get(tile).add(hash);
            window.put(hash, tile);
        }
    }

    private void expire() {
        long oldest = sketches.firstKey();
        sketches.remove(oldest).leave(window, oldest);
        sets.remove(oldest);
    }

    private void assertDistinct(String where, Random random, int pool) {
        TreeSet<Long> all = new TreeSet<>(Long::compareUnsigned);
        sets.values().forEach(all::addAll);
        HashSketch newest = new HashSketch();
        for (int i = random.nextInt(20); i > 0; i--) {
            long hash = hash(random, pool);
            newest.add(hash);
            all.add(hash);
        }
        long[] others = new long[newest.size()];
        int more = newest.copyMissing(window, others);
        if (all.size() <= DistinctEstimate.K) {
            assertThat(window.size() + more).as(where).isEqualTo(all.size());
        } else {
            long kth = all.stream().skip(DistinctEstimate.K - 1).findFirst().orElseThrow();
            assertThat(window.size() + more).as(where).isGreaterThan(DistinctEstimate.K);
            assertThat(window.kthWith(others, more)).as(where).isEqualTo(kth);
        }
    }

    private static HashSketch throughBytes(HashSketch sketch) {
        ByteWriter out = new ByteWriter();
        sketch.write(out);
        byte[] bytes = out.toBytes();
        HashSketch read = new HashSketch();
        read.read(new ByteReader(bytes, 0, bytes.length));
        return read;
    }
}
