package dev.tidemark.semantics.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.type.ValueType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeGuessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            quoteCharacter = '"',
            value = {
                "null|STRING",
                "null;null|STRING",
                "true;FALSE;null|BOOL",
                "true;1|STRING",
                "1;-2;null;0|INT64",
                "1;2.5|DOUBLE",
                "2.5;1|DOUBLE",
                "1;nan|DOUBLE",
                "1e3|DOUBLE",
                "007;8|STRING",
                "007.5|STRING",
                "-01|STRING",
                "0;-0;10|INT64",
                "0.5|DOUBLE",
                "+447911123456|STRING",
                "9223372036854775807;-9223372036854775808|INT64",
                "9223372036854775808|STRING",
                "-9223372036854775809|STRING",
                "12345678901234567890;1.5|STRING",
                "2024-05-02T10:00:00Z;2024-05-02 10:00|TIMESTAMP",
                "2024-05-02;2024-05-03|STRING",
                "2024-05-02T10:00;2024-05-03|STRING",
                "2024-05-02T10:00;1714644000|STRING",
                "1; 2|STRING",
                "1;\"\"|STRING"
            })
    void typeIsTheNarrowestThatLosesNothing(String values, ValueType type) {
        ColumnTypeGuess guess = new ColumnTypeGuess();
        for (String value : String.valueOf(values).split(";", -1)) {
            guess.add(value.equals("null") ? null : value.equals("\"\"") ? "" : value);
        }
        assertThat(guess.type()).isEqualTo(type);
    }
}
