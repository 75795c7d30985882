package dev.tidemark.semantics.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must not move with the JVM: letter case, digits of doubles, the calendar, the order of text. */
class FrozenTablesTest {
    private static final int FIRST_JAVA_THAT_IS_SHORTEST = 19;
    private static final long CASE_TABLE = 389_388_270L;

    @Test
    void expr_18_letterCaseIsTheSameOnEveryJvm() {
        CRC32 table = new CRC32();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            int upper = CaseMapping.map(point, true);
            int lower = CaseMapping.map(point, false);
            if (upper != point || lower != point) {
                table.update((point + " " + upper + " " + lower + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(table.getValue()).isEqualTo(CASE_TABLE);
    }

    @Test
    @Tag("slow")
    void expr_19_textOfADoubleIsTheShortestThatReadsBack() {
        Random random = new Random(19);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(100_000) / 1000.0;
            String text = DoubleText.of(value);

            if (!Double.isNaN(value)) {
                assertThat(Double.parseDouble(text)).isEqualTo(value + 0.0);
                if (Runtime.version().feature() >= FIRST_JAVA_THAT_IS_SHORTEST) {
                    assertThat(text).isEqualTo(Double.toString(value));
                }
                assertThat(text.length())
                        .isLessThanOrEqualTo(Double.toString(value).length());
            }
        }
        assertThat(List.of(2.0E-3, 2.2250738585072014E-308, 5.0E-324, 1.0E23, 2.0E23, 8.41E21))
                .extracting(DoubleText::of)
                .containsExactly("0.002", "2.2250738585072014E-308", "4.9E-324", "1.0E23", "2.0E23", "8.41E21");
    }

    @Test
    void expr_21_fieldsAgreeWithTheCalendarOfTheJdk() {
        Random random = new Random(21);
        for (int i = 0; i < 50_000; i++) {
            long micros = (i % 3 == 0 ? random.nextLong() : random.nextLong() / 1_000) / 7;
            micros = i % 5 == 0
                    ? Math.floorDiv(micros, CalendarField.DAY_MICROS) * CalendarField.DAY_MICROS - i % 2
                    : micros;
            LocalDateTime at = LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);

            assertThat(CalendarField.YEAR.of(micros)).isEqualTo(at.getYear());
            assertThat(CalendarField.MONTH.of(micros)).isEqualTo(at.getMonthValue());
            assertThat(CalendarField.DAY.of(micros)).isEqualTo(at.getDayOfMonth());
            assertThat(CalendarField.DOY.of(micros)).isEqualTo(at.getDayOfYear());
            assertThat(CalendarField.ISODOW.of(micros))
                    .isEqualTo(at.getDayOfWeek().getValue());
            assertThat(CalendarField.WEEK.of(micros)).isEqualTo(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            assertThat(CalendarField.ISOYEAR.of(micros)).isEqualTo(at.get(IsoFields.WEEK_BASED_YEAR));
            assertThat(CalendarField.QUARTER.of(micros)).isEqualTo(at.get(IsoFields.QUARTER_OF_YEAR));
            assertThat(CalendarField.HOUR.of(micros)).isEqualTo(at.getHour());
            assertThat(CalendarField.SECOND.of(micros)).isEqualTo(at.getSecond());
            assertThat(CalendarField.DAY.floor(micros))
                    .isEqualTo(at.toLocalDate().toEpochDay() * CalendarField.DAY_MICROS);
        }
    }

    @Test
    void expr_10_textOrderIsTheOrderOfUtf8Bytes() {
        Random random = new Random(10);
        int[] alphabet = {'a', 'b', 0xE9, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600};
        for (int i = 0; i < 20_000; i++) {
            String left = word(random, alphabet);
            String right = word(random, alphabet);
            int bytes = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

            assertThat(Integer.signum(TextOrder.compare(left, right))).isEqualTo(Integer.signum(bytes));
        }
    }

    private static String word(Random random, int[] alphabet) {
        int[] points = random.ints(random.nextInt(4), 0, alphabet.length)
                .map(i -> alphabet[i])
                .toArray();
        return new String(points, 0, points.length);
    }
}
