package dev.tidemark.semantics.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosestTest {
    @Test
    void typingMistakesAreSuggested() {
        List<String> names = List.of("amount", "card_id", "merchant_id");
        assertThat(Closest.suggestion("amout", names)).isEqualTo("; did you mean 'amount'?");
        assertThat(Closest.suggestion("maount", names)).isEqualTo("; did you mean 'amount'?");
        assertThat(Closest.suggestion("AMOUNT", names)).isEqualTo("; did you mean 'amount'?");
        assertThat(Closest.suggestion("merchantid", names)).isEqualTo("; did you mean 'merchant_id'?");
        assertThat(Closest.suggestion("price", names)).isEmpty();
        assertThat(Closest.suggestion("y", List.of("x"))).isEmpty();
        assertThat(Closest.suggestion("", List.of())).isEmpty();
    }

    @Test
    void hintEndsTheSentenceAndListsTheNames() {
        assertThat(Closest.hint("amout", "Columns", List.of("amount", "id")))
                .isEqualTo("; did you mean 'amount'? Columns: amount, id.");
        assertThat(Closest.hint("price", "Columns", List.of("amount"))).isEqualTo(". Columns: amount.");
        assertThat(Closest.hint("price", "Columns", List.of())).isEqualTo(". Columns: none.");
    }

    @Test
    void longListsAreCut() {
        List<String> names = IntStream.range(0, 25).mapToObj(i -> "c" + i).toList();
        assertThat(Closest.list(names)).startsWith("c0, c1, ").endsWith(", c19 and 5 more");
        assertThat(Closest.list(List.of("x".repeat(5_000), "y"))).isEqualTo("x".repeat(80) + "…, y");
    }
}
