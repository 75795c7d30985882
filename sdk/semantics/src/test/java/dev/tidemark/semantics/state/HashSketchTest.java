package dev.tidemark.semantics.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.aggregate.DistinctEstimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A sketch answers as the set of all hashes ever added does, whatever it dropped on the way. */
class HashSketchTest {
    private static final int[] SIZES = {
        0, 1, 8, 9, 1_023, 1_024, 1_025, 1_026, 2_048, 2_049, 2_050, 2_051, 4_097, 20_000
    };

    private static List<Long> hashes(Random random, int size) {
        List<Long> hashes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            hashes.add(random.nextInt(50) == 0 ? (long) random.nextInt(3) - 1 : random.nextLong());
        }
        return hashes;
    }

    private static long expected(List<Long> hashes) {
        TreeSet<Long> distinct = new TreeSet<>(Long::compareUnsigned);
        distinct.addAll(hashes);
        return distinct.size() <= DistinctEstimate.K
                ? distinct.size()
                : DistinctEstimate.of(new ArrayList<>(distinct).get(DistinctEstimate.K - 1));
    }

    @Test
    void agg_10_answersAsTheSetOfAllHashes() {
        Random random = new Random(1);
        HashSketch sketch = new HashSketch();
        for (int size : SIZES) {
            List<Long> hashes = hashes(random, size);
            for (int times = 0; times < 2; times++) {
                sketch.clear();
                Collections.shuffle(hashes, random);
                for (int i = 0; i < size; i++) {
                    sketch.add(hashes.get(i));
                    if (i % 211 == 0) {
                        assertThat(sketch.distinct()).isEqualTo(expected(hashes.subList(0, i + 1)));
                    }
                }
                hashes.subList(0, size / 2).forEach(sketch::add);
                assertThat(sketch.distinct()).as("%d hashes", size).isEqualTo(expected(hashes));
                assertThat(sketch.isEmpty()).isEqualTo(size == 0);
            }
        }
    }

    @Test
    void equalSetsWriteEqualBytes() {
        Random random = new Random(3);
        for (int size : SIZES) {
            List<Long> hashes = hashes(random, size);
            HashSketch one = new HashSketch();
            hashes.forEach(one::add);
            Collections.shuffle(hashes, random);
            HashSketch other = new HashSketch();
            hashes.forEach(other::add);
            assertThat(bytes(throughBytes(one))).as("%d hashes", size).isEqualTo(bytes(one));
            assertThat(bytes(other)).as("%d hashes", size).isEqualTo(bytes(one));
        }
    }

    private static byte[] bytes(HashSketch sketch) {
        ByteWriter out = new ByteWriter();
        sketch.write(out);
        return out.toBytes();
    }

    private static HashSketch throughBytes(HashSketch sketch) {
        byte[] bytes = bytes(sketch);
        HashSketch read = new HashSketch();
        read.read(new ByteReader(bytes, 0, bytes.length));
        return read;
    }
}
