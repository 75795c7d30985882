package dev.tidemark.duckdb.walk;

import dev.tidemark.semantics.expression.InputColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;

/**
 * Picks about some of many keys by a hash of theirs, so that DuckDB leaves the rows of others out as it scans.
 *
 * @param limit hashes below it are picked; 2 to the 64th picks all
 */
record KeyHash(BigInteger limit) {
    private static final BigInteger HASHES = BigInteger.ONE.shiftLeft(64);

    /** Picks about so many of the keys; all if there are no more. */
    static KeyHash of(long wanted, long keys) {
        if (wanted >= keys) {
            return new KeyHash(HASHES);
        }
        BigDecimal share = BigDecimal.valueOf(wanted).divide(BigDecimal.valueOf(keys), MathContext.DECIMAL64);
        return new KeyHash(share.multiply(new BigDecimal(HASHES)).toBigInteger());
    }

    /** The condition that a key is picked. */
    String below(List<InputColumn> keys, Function<InputColumn, String> column) {
        if (limit.equals(HASHES)) {
            return "true";
        }
        return "hash(" + String.join(", ", keys.stream().map(column).toList()) + ") < CAST('" + limit + "' AS UBIGINT)";
    }
}
