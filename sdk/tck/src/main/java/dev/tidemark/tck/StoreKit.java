package dev.tidemark.tck;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Everything the kit asserts of an online store. */
public final class StoreKit {
    private StoreKit() {}

    /** What each operation does, alone and among others. */
    public static List<StoreCheck> contract() {
        return Stream.concat(StoreContract.checks().stream(), StoreRaces.checks().stream())
                .toList();
    }

    /** Random streams, delivered in every disorder by several writers. */
    public static List<StoreCheck> streams(long firstSeed, int count) {
        return LongStream.range(firstSeed, firstSeed + count)
                .boxed()
                .flatMap(seed -> Stream.of(StoreStreams.inDisorder(seed), StoreStreams.inOrder(seed)))
                .toList();
    }

    /** A crash before and after each operation. */
    public static List<StoreCheck> crashes() {
        return StoreCrashes.checks();
    }
}
