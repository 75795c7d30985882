package dev.tidemark.spark.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.spark.TestingSpark;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the hashes are, entries of a key come together, in the order of instants and kinds, and none is lost. */
class ShuffleTest {
    private static final int ENTRIES = 20_000;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final Comparator<Row> BY_TIME =
            Comparator.comparing(Row::micros).thenComparing(Row::kind);

    /** @param key negative for none */
    private record Row(long key, long hash, long micros, int kind, long number) implements Serializable {}

    /** How hashes come about: as they should, with few different ones, and with one for all. */
    private record Hashing(String name, LongUnaryOperator hash) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hashing> hashings() {
        return Stream.of(
                new Hashing("well spread", key -> key * 0x9E37_79B9_7F4A_7C15L),
                new Hashing("equal in the bits that sort", key -> key * 0x9E37_79B9L & 0xFFFF_FFFFL),
                new Hashing("one of four", key -> key % 4 << 40),
                new Hashing("one for all", key -> 7));
    }

    @ParameterizedTest
    @MethodSource("hashings")
    void keysComeTogetherInTheOrderOfTime(Hashing hashing) {
        checkKeys(rows(hashing, 100 * DAY_MICROS));
    }

    @ParameterizedTest
    @MethodSource("hashings")
    void soDoInstantsThatNumbersDoNotTellApart(Hashing hashing) {
        checkKeys(rows(hashing, 50));
    }

    private static void checkKeys(List<Row> rows) {
        List<List<Row>> parts = collect(Shuffle.byKey(entries(rows), 3, 0, 100 * DAY_MICROS));
        Set<Long> ended = new HashSet<>();
        for (List<Row> part : parts) {
            for (int i = 1; i <= part.size(); i++) {
                Row before = part.get(i - 1);
                if (i < part.size() && part.get(i).key() == before.key()) {
                    assertThat(BY_TIME.compare(before, part.get(i))).isNotPositive();
                } else {
                    assertThat(before.key() < 0 || ended.add(before.key()))
                            .as("entries of key %d come together", before.key())
                            .isTrue();
                }
            }
        }
        List<Row> all = parts.stream().flatMap(List::stream).toList();
        assertThat(all).hasSameSizeAs(rows);
        assertThat(new HashSet<>(all)).isEqualTo(new HashSet<>(rows));
    }

    @ParameterizedTest
    @MethodSource("hashings")
    void numbersComeInTheirOrder(Hashing hashing) {
        List<Row> rows = new ArrayList<>();
        for (Row row : rows(hashing, DAY_MICROS)) {
            rows.add(new Row(-1, row.number(), row.micros(), 0, row.number()));
        }
        List<List<Row>> parts = collect(Shuffle.byNumber(entries(rows), 3, ENTRIES));
        assertThat(parts.stream().flatMap(List::stream).map(Row::number))
                .isEqualTo(rows.stream().map(Row::number).sorted().toList());
    }

    private static List<Row> rows(Hashing hashing, long span) {
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            long key = i % 10 < 5 ? random.nextInt(3) : random.nextInt(500) - 1; // a few keys have half of all
            rows.add(new Row(key, hashing.hash().applyAsLong(key), random.nextLong(span), random.nextInt(3), i));
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    private static JavaRDD<Entry> entries(List<Row> rows) {
        return JavaSparkContext.fromSparkContext(TestingSpark.session().sparkContext())
                .parallelize(rows, 4)
                .mapPartitions(ShuffleTest::written);
    }

    private static Iterator<Entry> written(Iterator<Row> rows) {
        EntryWriter writer = new EntryWriter();
        UnsafeRowWriter payload = new UnsafeRowWriter(1);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Entry next() {
                Row row = rows.next();
                payload.reset();
                payload.zeroOutNullBytes();
                payload.write(0, row.number());
                byte[] key = row.key() < 0 ? null : Long.toString(row.key()).getBytes(StandardCharsets.UTF_8);
                int size = key == null ? 0 : key.length;
                return writer.write(row.kind(), row.hash(), row.micros(), key, size, payload.getRow());
            }
        };
    }

    private static List<List<Row>> collect(Shuffle shuffle) {
        shuffle.run();
        return shuffle.sorted().mapPartitions(ShuffleTest::read).glom().collect();
    }

    private static Iterator<Row> read(Iterator<Entry> entries) {
        KeyBorders borders = new KeyBorders();
        UnsafeRow payload = new UnsafeRow(1);
        List<Row> rows = new ArrayList<>();
        while (entries.hasNext()) {
            Entry entry = entries.next();
            borders.take(entry);
            entry.payload(payload);
            long key = entry.hasKey() ? Long.parseLong(new String(borders.key(), StandardCharsets.UTF_8)) : -1;
            rows.add(new Row(key, entry.hash(), entry.micros(), entry.kind(), payload.getLong(0)));
        }
        return rows.iterator();
    }
}
