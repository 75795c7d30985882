package dev.tidemark.spark.shuffle;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.Partitioner;
import org.apache.spark.ShuffleDependency;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.util.MutablePair;
import scala.Product2;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Entries that were brought into parts and sorted there. Sorted anew whenever they are asked for; what was shuffled waits in files.
 */
public final class Shuffle {
    private static final ClassTag<Object> ANY = ClassTag$.MODULE$.apply(Object.class);

    private final RDD<Tuple2<Object, Object>> shuffled;
    private final Sort sort;

    private Shuffle(JavaRDD<Entry> entries, Parts parts, Sort sort) {
        JavaRDD<MutablePair<Object, Object>> numbered = entries.mapPartitions(new Numbering(parts));
        this.shuffled = new ShuffledRDD<>(pairs(numbered), parts, ANY, ANY, ANY).setSerializer(new EntrySerializer());
        this.sort = sort;
    }

    @SuppressWarnings("unchecked") // a pair is a product of two
    private static RDD<? extends Product2<Object, Object>> pairs(JavaRDD<? extends Product2<Object, Object>> pairs) {
        return (RDD<? extends Product2<Object, Object>>) (RDD<?>) pairs.rdd();
    }

    /**
     * Brings the entries of each key together, in the order of instants and kinds.
     *
     * @param firstMicros most instants lie at or after it
     * @param lastMicros and at or before it
     */
    public static Shuffle byKey(JavaRDD<Entry> entries, int parts, long firstMicros, long lastMicros) {
        KeyTimeOrder order = KeyTimeOrder.between(firstMicros, lastMicros);
        return new Shuffle(entries, new ByHash(parts), taken -> {
            EntrySorter sorter = EntrySorter.byNumber();
            taken.forEachRemaining(entry -> sorter.add(entry, order.number(entry)));
            return new WholeKeys(new TiesInOrder(sorter.sorted()));
        });
    }

    /** Brings entries into the order of their hashes, each of which is a number from 0 on, and no other's. */
    public static Shuffle byNumber(JavaRDD<Entry> entries, int parts, long count) {
        long each = Math.max(1, (count + parts - 1) / parts);
        return new Shuffle(entries, new ByNumber(parts, each), taken -> {
            EntrySorter sorter = EntrySorter.byNumber();
            taken.forEachRemaining(entry -> sorter.add(entry, entry.hash()));
            return sorter.sorted();
        });
    }

    /** Computes all entries and brings them to their parts. Returns when they lie in files. */
    public void run() {
        ShuffleDependency<?, ?, ?> dependency =
                (ShuffleDependency<?, ?, ?>) shuffled.dependencies().head();
        try {
            shuffled.sparkContext().submitMapStage(dependency).get();
        } catch (SparkException e) {
            Platform.throwException(e); // as an action of Spark's does, which does not declare it
        }
    }

    /** The sorted entries: always the same one, which points to another with each step. */
    public JavaRDD<Entry> sorted() {
        return shuffled.toJavaRDD().mapPartitions(new Sorting(sort), true);
    }

    /** How the entries of a part are sorted. */
    private interface Sort extends Serializable {
        Iterator<Entry> sorted(Iterator<Entry> entries);
    }

    private record Sorting(Sort sort) implements FlatMapFunction<Iterator<Tuple2<Object, Object>>, Entry> {
        @Override
        public Iterator<Entry> call(Iterator<Tuple2<Object, Object>> pairs) {
            return sort.sorted(new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return pairs.hasNext();
                }

                @Override
                public Entry next() {
                    return (Entry) pairs.next()._2();
                }
            });
        }
    }

    /** Puts the number of its part before each entry. */
    private record Numbering(Parts parts) implements FlatMapFunction<Iterator<Entry>, MutablePair<Object, Object>> {
        @Override
        public Iterator<MutablePair<Object, Object>> call(Iterator<Entry> entries) {
            MutablePair<Object, Object> pair = new MutablePair<>();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return entries.hasNext();
                }

                @Override
                public MutablePair<Object, Object> next() {
                    Entry entry = entries.next();
                    return pair.update(parts.of(entry), entry);
                }
            };
        }
    }

    /** Into which part an entry comes. */
    private abstract static class Parts extends Partitioner {
        private final int count;

        Parts(int count) {
            this.count = count;
        }

        abstract int of(Entry entry);

        @Override
        public int numPartitions() {
            return count;
        }

        @Override
        public int getPartition(Object part) {
            return (Integer) part;
        }
    }

    /** By other bits of the hash than {@link KeyTimeOrder} sorts by. */
    private static final class ByHash extends Parts {
        ByHash(int count) {
            super(count);
        }

        @Override
        int of(Entry entry) {
            return (int) ((entry.hash() & 0xFFFF_FFFFL) * numPartitions() >>> 32);
        }
    }

    private static final class ByNumber extends Parts {
        private final long each;

        ByNumber(int count, long each) {
            super(count);
            this.each = each;
        }

        @Override
        int of(Entry entry) {
            return (int) (entry.hash() / each);
        }
    }
}
