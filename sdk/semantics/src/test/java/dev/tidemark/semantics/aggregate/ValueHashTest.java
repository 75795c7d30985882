package dev.tidemark.semantics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ValueHashTest {
    @Test
    void fixedWidthValuesHashAsSplitMix64Publishes() {
        assertThat(ValueHash.of(0L)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(ValueHash.of(1234567L)).isEqualTo(6457827717110365317L);
    }

    @Test
    void textHashesAsXxh64Publishes() {
        assertThat(hash("")).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(hash("a")).isEqualTo(0xD24EC4F1A98C6E5BL);
        assertThat(hash("abc")).isEqualTo(0x44BC2CF5AD770999L);
        assertThat(hash("Nobody inspects the spammish repetition")).isEqualTo(0xFBCEA83C8A378BF1L);
    }

    @Test
    void textIsReadWhereItLies() {
        byte[] bytes = "--Nobody inspects the spammish repetition--".getBytes(StandardCharsets.UTF_8);
        assertThat(ValueHash.of(bytes, 2, bytes.length - 4)).isEqualTo(0xFBCEA83C8A378BF1L);
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ValueHash.of(bytes, 0, bytes.length);
    }
}
