package dev.tidemark.semantics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("sets the default locale")
class TextValuesTest {
    @Test
    void boolIsTrueOrFalseInAnyCaseInAnyLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(TextValues.parseBool("TRUE")).isTrue();
            assertThat(TextValues.parseBool("false")).isFalse();
            assertThat(TextValues.parseBool("False")).isFalse();
            assertThat(TextValues.parseDouble("-INFINITY")).isEqualTo(Double.NEGATIVE_INFINITY);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t", "1", "yes", "true ", "truе"})
    void anythingElseIsNotBool(String text) {
        assertThatThrownBy(() -> TextValues.parseBool(text))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read '" + text + "' as BOOL: write true or false.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+7, 7",
        "007, 7",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "00000000000000000000000000000000001, 1"
    })
    void int64IsDecimalDigits(String text, long value) {
        assertThat(TextValues.parseInt64(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775808", "-9223372036854775809", "92233720368547758070", "99999999999999999999999"
            })
    void int64BeyondItsRangeIsRefused(String text) {
        assertThatThrownBy(() -> TextValues.parseInt64(text))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read '" + text
                        + "' as INT64: it does not fit 64 bits; declare the column STRING or DOUBLE.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.0", "1e3", "0x1F", "1_000", "1,000", " 1", "1 ", "١", "1L", "--1", "NaN"})
    void anythingElseIsNotInt64(String text) {
        assertThatThrownBy(() -> TextValues.parseInt64(text))
                .isInstanceOf(TidemarkException.class)
                .hasMessage(
                        "Cannot read '" + text + "' as INT64: write a whole number in decimal digits, like 42 or -7.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, 0.0",
        "-0, 0.0",
        "1., 1.0",
        ".5, 0.5",
        "+1.5e3, 1500.0",
        "1E-9, 1.0E-9",
        "-0e5, 0.0",
        "0.1, 0.1",
        "123456789012345678901234567890, 1.2345678901234568E29",
        "4.9e-324, 4.9E-324",
        "1e-400, 0.0",
        "1.7976931348623157e308, 1.7976931348623157E308",
        "NaN, NaN",
        "nan, NaN",
        "Infinity, Infinity",
        "-inf, -Infinity",
        "+Inf, Infinity"
    })
    void doubleIsADecimalNumber(String text, String shown) {
        assertThat(Double.toString(TextValues.parseDouble(text))).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "-", "e5", "1e", "1e+", "0x1p3", "1.5d", "1.5f", "1.5F", " 1", "1 ", "1,5", "1_0", "1.2.3",
                "-nan", "infinit", "١.٥", "1e5.5"
            })
    void anythingElseIsNotDouble(String text) {
        assertThatThrownBy(() -> TextValues.parseDouble(text))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read '" + text
                        + "' as DOUBLE: write a number like 12.5, -3 or 1e-9, NaN, inf or -inf.");
    }

    @Test
    void finiteNumberBeyondDoubleIsRefused() {
        assertThatThrownBy(() -> TextValues.parseDouble("-1e309"))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read '-1e309' as DOUBLE: it is beyond 1.7976931348623157E308;"
                        + " write inf if it is meant.");
    }

    @Test
    void everyDoubleAgreesWithJava() {
        Random random = new Random(11);
        Utf8Range range = new Utf8Range();
        for (int i = 0; i < 50_000; i++) {
            String text = switch (i % 3) {
                case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
                case 1 -> random.nextInt(1_000_000_000) + "." + random.nextInt(1_000_000);
                default -> "-" + random.nextLong(1_000_000_000_000_000L) + "e" + (random.nextInt(40) - 20);
            };
            Double expected = Double.parseDouble(text) + 0.0;
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(TextValues.parseDouble(text)).as(text).isEqualTo(expected);
            assertThat(TextValues.parseDouble(range.set(bytes, 0, bytes.length)))
                    .as(text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void valueComesAsTheJavaTypeOfItsType() {
        assertThat(TextValues.parse(ValueType.BOOL, "true")).isEqualTo(true);
        assertThat(TextValues.parse(ValueType.INT64, "5")).isEqualTo(5L);
        assertThat(TextValues.parse(ValueType.DOUBLE, "5")).isEqualTo(5.0);
        assertThat(TextValues.parse(ValueType.STRING, " é ")).isEqualTo(" é ");
        assertThat(TextValues.parse(ValueType.TIMESTAMP, "1970-01-01T00:00:01Z"))
                .isEqualTo(1_000_000L);
    }

    @Test
    void bytesDecodeToText() {
        byte[] bytes = "<é😀>".getBytes(StandardCharsets.UTF_8);
        Utf8Range range = new Utf8Range().set(bytes, 1, bytes.length - 1);
        assertThat(TextValues.parse(ValueType.STRING, range)).isEqualTo("é😀");
        assertThat(range.subSequence(0, 2)).hasToString("é");
        assertThatThrownBy(() -> TextValues.parseInt64(range))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read 'é😀' as INT64: write a whole number in decimal digits, like 42 or -7.");
    }

    @Test
    void longOrMultilineTextIsShownShortOnOneLine() {
        assertThatThrownBy(() -> TextValues.parseInt64("a\nb" + "c".repeat(100)))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE))
                .hasMessage("Cannot read 'a b" + "c".repeat(57)
                        + "…' as INT64: write a whole number in decimal digits, like 42 or -7.");
    }
}
