package dev.tidemark.semantics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sums that values enter and leave in any order, against decimals that never round. */
class ExactSumsTest {
    private static final double[][] RANGES = {
        {1, 0.1, 1e16, -1e16, 3},
        {1e308, -1e308, 8e307, 1, 0x1p960, 0x1p959},
        {4.9e-324, -4.9e-324, 1e-300, 2, 1e300},
        {0x1p-53, 1, -1, 0x1p53, 1e-160},
        {1e150, -1e200, 1e-150, 7}
    };

    private static double value(Random random, double[] range) {
        double chosen = range[random.nextInt(range.length)];
        return random.nextInt(3) == 0 ? chosen * random.nextDouble() : chosen;
    }

    @Test
    @Tag("slow")
    void sum_2_whatEnteredAndLeftAgainIsNotThere() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            double[] range = RANGES[random.nextInt(RANGES.length)];
            ExactSums running = new ExactSums(1);
            ExactSums squares = new ExactSums(1);
            List<ExactSums> tiles = new ArrayList<>();
            List<List<Double>> held = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                if (tiles.isEmpty() || random.nextInt(5) < 3) {
                    ExactSums tile = new ExactSums(2);
                    List<Double> values = new ArrayList<>();
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        values.add(value(random, range));
                        tile.add(0, values.get(values.size() - 1));
                        tile.addSquare(1, values.get(values.size() - 1));
                    }
                    tiles.add(tile);
                    held.add(values);
                    running.add(0, tile, 0, 1);
                    squares.add(0, tile, 1, 1);
                } else {
                    running.add(0, tiles.get(0), 0, -1);
                    squares.add(0, tiles.get(0), 1, -1);
                    tiles.remove(0);
                    held.remove(0);
                }
                List<Double> all = held.stream().flatMap(List::stream).toList();
                BigDecimal exact = all.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal exactSquares =
                        all.stream().map(x -> new BigDecimal(x).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(running.exact(0)).as("seed %d", seed).isEqualByComparingTo(exact);
                assertThat(squares.exact(0)).as("seed %d", seed).isEqualByComparingTo(exactSquares);
                assertThat(running.round(0)).as("seed %d", seed).isEqualTo(exact.doubleValue() + 0.0);
                assertThat(bytes(running)).as("seed %d", seed).isEqualTo(bytes(sumOf(all, random)));
            }
        }
    }

    private static ExactSums sumOf(List<Double> values, Random random) {
        List<Double> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        ExactSums sum = new ExactSums(1);
        shuffled.forEach(x -> sum.add(0, x));
        return sum;
    }

    private static byte[] bytes(ExactSums sums) {
        ByteWriter out = new ByteWriter();
        SumCodec.write(sums, 0, out);
        return out.toBytes();
    }

    @Test
    void sum_2_manyCellsAddedAndSubtractedAtOnceAreTheSumOfWhatIsLeft() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            double[] range = RANGES[random.nextInt(RANGES.length)];
            int count = 1 + random.nextInt(20);
            ExactSums tiles = new ExactSums(count);
            ExactSums squares = new ExactSums(count);
            int[] cells = new int[count];
            BigDecimal[] values = new BigDecimal[count];
            BigDecimal[] valueSquares = new BigDecimal[count];
            for (int i = 0; i < count; i++) {
                cells[i] = count - 1 - i;
                values[i] = BigDecimal.ZERO;
                valueSquares[i] = BigDecimal.ZERO;
                for (int n = random.nextInt(4); n > 0; n--) {
                    double value = value(random, range);
                    tiles.add(cells[i], value);
                    squares.addSquare(cells[i], value);
                    values[i] = values[i].add(new BigDecimal(value));
                    valueSquares[i] = valueSquares[i].add(new BigDecimal(value).pow(2));
                }
            }
            int from = random.nextInt(count);
            int middle = from + random.nextInt(count - from + 1);
            ExactSums sums = new ExactSums(2);
            sums.addAll(0, tiles, cells, from, count, 1);
            sums.addAll(1, squares, cells, from, count, 1);
            assertSums(sums, sum(values, from), sum(valueSquares, from), seed);
            sums.addAll(0, tiles, cells, from, middle, -1);
            sums.addAll(1, squares, cells, from, middle, -1);
            assertSums(sums, sum(values, middle), sum(valueSquares, middle), seed);
            sums.addAll(0, tiles, cells, middle, count, -1);
            sums.addAll(1, squares, cells, middle, count, -1);
            assertSums(sums, BigDecimal.ZERO, BigDecimal.ZERO, seed);
        }
    }

    /** Of the values in {@code [from, end)}. */
    private static BigDecimal sum(BigDecimal[] values, int from) {
        return Arrays.stream(values, from, values.length).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertSums(ExactSums sums, BigDecimal exact, BigDecimal exactSquares, int seed) {
        assertThat(sums.exact(0)).as("seed %d", seed).isEqualByComparingTo(exact);
        assertThat(sums.exact(1)).as("seed %d", seed).isEqualByComparingTo(exactSquares);
        if (Math.abs(exact.doubleValue()) < Double.MAX_VALUE) {
            assertThat(sums.round(0)).as("seed %d", seed).isEqualTo(exact.doubleValue() + 0.0);
        }
    }

    @Test
    void sum_2_wholeNumbersOfAnySizeAreExact() {
        long[] values = {Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, -(1L << 53) - 1, -1, 1, 0, 0xFFFF_FFFFL};
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            ExactSums sums = new ExactSums(2);
            BigDecimal exact = BigDecimal.ZERO;
            BigDecimal exactSquares = BigDecimal.ZERO;
            for (int i = 0; i < 60; i++) {
                long x = random.nextBoolean() ? values[random.nextInt(values.length)] : random.nextLong();
                sums.add(0, x);
                sums.addSquare(1, x);
                exact = exact.add(BigDecimal.valueOf(x));
                exactSquares = exactSquares.add(BigDecimal.valueOf(x).pow(2));
            }
            assertThat(sums.exact(0)).as("seed %d", seed).isEqualByComparingTo(exact);
            assertThat(sums.exact(1)).as("seed %d", seed).isEqualByComparingTo(exactSquares);
            assertThat(sums.round(0)).as("seed %d", seed).isEqualTo(exact.doubleValue());
        }
    }
}
