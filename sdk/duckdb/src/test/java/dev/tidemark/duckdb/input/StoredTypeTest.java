package dev.tidemark.duckdb.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.type.ValueType;
import org.junit.jupiter.api.Test;

class StoredTypeTest {
    /** DuckDB itself writes no such column, but pandas does, for one that is None in every row. */
    @Test
    void aColumnWithoutATypeHoldsNumbersThatAreAllNull() {
        StoredType stored = StoredType.of("\"NULL\"");
        assertThat(stored.type()).isEqualTo(ValueType.INT64);
        assertThat(stored.canonical("x", ValueType.INT64)).isEqualTo("CAST(x AS BIGINT)");
        assertThat(stored.canonical("x", ValueType.DOUBLE)).isEqualTo("CAST(x AS DOUBLE)");
    }

    @Test
    void aTypeThatNoFeatureReadsHasNone() {
        assertThat(StoredType.of("STRUCT(x INTEGER)").type()).isNull();
        assertThat(StoredType.of("\"NULL\"[]").type()).isNull();
    }
}
