package dev.tidemark.spark.walk;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * About some of many keys, picked by a hash of theirs.
 *
 * @param limit hashes below it, as unsigned numbers, are picked; not asked where all are
 */
record KeyShare(boolean all, long limit) implements Serializable {
    static final KeyShare ALL = new KeyShare(true, 0);

    /** About so many of the keys; all if there are no more. */
    static KeyShare of(long wanted, long keys) {
        if (wanted >= keys) {
            return ALL;
        }
        BigDecimal share = BigDecimal.valueOf(wanted).divide(BigDecimal.valueOf(keys), MathContext.DECIMAL64);
        BigInteger limit =
                share.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(64))).toBigInteger();
        return new KeyShare(false, limit.longValue());
    }

    boolean contains(long hash) {
        return all || Long.compareUnsigned(hash, limit) < 0;
    }
}
