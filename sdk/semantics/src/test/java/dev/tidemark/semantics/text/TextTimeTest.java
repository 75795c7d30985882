package dev.tidemark.semantics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTimeTest {
    private static final long TEN = 1_714_644_000_000_000L; // 2024-05-02T10:00:00Z

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-02T10:00:00Z",
                "2024-05-02 10:00:00",
                "2024-05-02T10:00",
                "2024-05-02T10:00Z",
                "2024-05-02 10:00:00 UTC",
                "2024-05-02 10:00 UTC",
                "2024-05-02T10:00:00.000Z",
                "2024-05-02T10:00:00.000000999Z",
                "2024-05-02T12:00:00+02:00",
                "2024-05-02T12:00:00+0200",
                "2024-05-02T12:00:00+02",
                "2024-05-02 04:30:00-05:30",
                "2024-05-03T04:00:00+18:00",
                "2024-05-01T16:00:00.0-18",
                "2024-05-02T10:00:00-00:00"
            })
    void file_3_oneInstantHasManyTexts(String text) {
        assertThat(TextTime.parse(text)).isEqualTo(TEN);
    }

    @Test
    void file_3_bareDateIsMidnightUtc() {
        assertThat(TextTime.parse("2024-05-02")).isEqualTo(TEN - 36_000_000_000L);
        assertThat(TextTime.parse("2024-02-29")).isEqualTo(1_709_164_800_000_000L);
    }

    @Test
    void file_4_whatIsFinerThanAMicrosecondIsRoundedDownBefore1970Too() {
        assertThat(TextTime.parse("1969-12-31T23:59:59.999999999Z")).isEqualTo(-1);
        assertThat(TextTime.parse("1969-12-31T23:59:59.9999990Z")).isEqualTo(-1);
        assertThat(TextTime.parse("1969-12-31T23:59:59.000000001Z")).isEqualTo(-1_000_000);
    }

    @Test
    void time_4_rangeIsTheYears1To9999() {
        assertThat(TextTime.parse("0001-01-01T00:00:00Z")).isEqualTo(TextTime.MIN_MICROS);
        assertThat(TextTime.parse("9999-12-31T23:59:59.999999999Z")).isEqualTo(TextTime.MAX_MICROS);
        assertThat(TextTime.format(TextTime.MIN_MICROS)).isEqualTo("0001-01-01T00:00:00.000000Z");
        assertThat(TextTime.format(TextTime.MAX_MICROS)).isEqualTo("9999-12-31T23:59:59.999999Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1714644000|a bare number does not say its unit; write it like 2024-05-02T10:00:00Z",
                "1714644000.5|a bare number does not say its unit; write it like 2024-05-02T10:00:00Z",
                "\"\"|write it like 2024-05-02T10:00:00Z",
                "yesterday|write it like 2024-05-02T10:00:00Z",
                "2024-5-2|write it like 2024-05-02T10:00:00Z",
                "02.05.2024 10:00|write it like 2024-05-02T10:00:00Z",
                "2024-05-02T10|write it like 2024-05-02T10:00:00Z",
                "2024-05-02t10:00:00Z|write it like 2024-05-02T10:00:00Z",
                "2024-05-02_10:00:00Z|write it like 2024-05-02T10:00:00Z",
                "2024-05-02T10:00:|write it like 2024-05-02T10:00:00Z",
                "2024-05-02T10:00:00.|write it like 2024-05-02T10:00:00Z",
                "+12024-05-02T10:00:00Z|write it like 2024-05-02T10:00:00Z",
                "2024-02-30T10:00:00Z|there is no such day",
                "2023-02-29|there is no such day",
                "1900-02-29|there is no such day",
                "2024-13-01|there is no such day",
                "2024-00-01|there is no such day",
                "0000-01-01|there is no such day",
                "2024-05-02T24:00:00Z|there is no such time of day; hours go from 00 to 23, minutes and seconds from 00 to 59",
                "2016-12-31T23:59:60Z|there is no such time of day; hours go from 00 to 23, minutes and seconds from 00 to 59",
                "2024-05-02T10:60:00Z|there is no such time of day; hours go from 00 to 23, minutes and seconds from 00 to 59",
                "2024-05-02T10:00:00.0000000001Z|a second has at most nine digits after the point",
                "2024-05-02T10:00:00+18:01|what follows the time is not Z, UTC or an offset of at most 18 hours, like +02:00",
                "2024-05-02T10:00:00+02:60|what follows the time is not Z, UTC or an offset of at most 18 hours, like +02:00",
                "2024-05-02T10:00:00+2|what follows the time is not Z, UTC or an offset of at most 18 hours, like +02:00",
                "2024-05-02T10:00:00 CET|what follows the time is not Z, UTC or an offset of at most 18 hours, like +02:00",
                "2024-05-02T10:00:00 Z|what follows the time is not Z, UTC or an offset of at most 18 hours, like +02:00",
                "\"2024-05-02T10:00:00Z \"|what follows the time is not Z, UTC or an offset of at most 18 hours, like +02:00",
                "2024-05-02T10:00.5|what follows the time is not Z, UTC or an offset of at most 18 hours, like +02:00",
                "0001-01-01T00:00:00+01:00|it lies outside the years 0001 to 9999, UTC",
                "9999-12-31T23:00:00-01:00|it lies outside the years 0001 to 9999, UTC"
            })
    void file_3_anythingElseIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> TextTime.parse(text))
                .isInstanceOf(TidemarkException.class)
                .hasMessage("Cannot read '" + text + "' as TIMESTAMP: " + reason + ".");
    }

    @Test
    void digitsOfOtherScriptsAreNotDigits() {
        assertThatThrownBy(() -> TextTime.parse("２０２４-05-02")).isInstanceOf(TidemarkException.class);
    }

    @Test
    void randomInstantsAgreeWithJavaTimeInTextAndInBytes() {
        Random random = new Random(7);
        Utf8Range range = new Utf8Range();
        for (int i = 0; i < 20_000; i++) {
            long micros = i % 2 == 0
                    ? random.nextLong(TextTime.MIN_MICROS, TextTime.MAX_MICROS)
                    : random.nextLong(-5_000_000, 5_000_000);
            Instant instant = Instant.EPOCH
                    .plusNanos(0)
                    .plusSeconds(Math.floorDiv(micros, 1_000_000L))
                    .plusNanos(Math.floorMod(micros, 1_000_000L) * 1_000);
            String ours = TextTime.format(micros);
            String theirs = DateTimeFormatter.ISO_INSTANT.format(instant);

            assertThat(TextTime.parse(ours)).isEqualTo(micros);
            assertThat(TextTime.parse(theirs)).isEqualTo(micros);
            assertThat(Instant.parse(ours)).isEqualTo(instant);
            assertThat(TextTime.toMicros(instant)).isEqualTo(micros);
            byte[] bytes = ("x" + ours + "y").getBytes(StandardCharsets.UTF_8);
            assertThat(TextTime.parse(range.set(bytes, 1, bytes.length - 1))).isEqualTo(micros);
        }
    }

    @Test
    void randomOffsetsAgreeWithJavaTime() {
        Random random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            String text = String.format(
                    java.util.Locale.ROOT,
                    "%04d-%02d-%02dT%02d:%02d:%02d%s%02d:%02d",
                    1 + random.nextInt(9_998),
                    1 + random.nextInt(12),
                    1 + random.nextInt(28),
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60),
                    random.nextBoolean() ? "+" : "-",
                    random.nextInt(18),
                    random.nextInt(60));
            if (text.startsWith("0001-01-01")) {
                continue;
            }
            long expected = OffsetDateTime.parse(text).toEpochSecond() * 1_000_000L;
            assertThat(TextTime.parse(text)).as(text).isEqualTo(expected);
        }
    }

    @Test
    void instantBeyondTheRangeIsRefused() {
        assertThatThrownBy(() -> TextTime.toMicros(Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(TidemarkException.class)
                .hasMessage(
                        "Cannot read '+10000-01-01T00:00:00Z' as TIMESTAMP: it lies outside the years 0001 to 9999, UTC.");
    }
}
