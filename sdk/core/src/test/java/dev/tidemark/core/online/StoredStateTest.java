package dev.tidemark.core.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredStateTest {
    private static final byte[] STATE = {1, 2, 3, 4, 5};

    private static Fences fences() {
        OffsetRanges ranges = OffsetRanges.NONE.with(0, 10, 3, 7).with(20, 30, 21, 21);
        return Fences.NONE.with("payments-0", ranges).with("payments-1", OffsetRanges.NONE.with(0, 1, 0, 0));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        StoredState state = StoredState.of(fences(), STATE);
        StoredState read = StoredState.read(state.bytes());
        assertThat(read.fences()).isEqualTo(fences());
        assertThat(Arrays.copyOfRange(read.bytes(), read.stateFrom(), read.bytes().length))
                .isEqualTo(STATE);
        assertThat(read.head()).isEqualTo(state.head()).isEqualTo(Arrays.copyOf(state.bytes(), state.stateFrom()));
    }

    /** Values in stores outlive a release: these bytes are read by every later one. */
    @Test
    void serve_16_theFormIsTheOneThatStoresHold() {
        assertThat(HexFormat.of().formatHex(StoredState.of(fences(), STATE).bytes()))
                .isEqualTo("7c011953518fab026a09e989931986490100016f7cc5252abe59030203050d018ac2d1590102030405");
        assertThat(StoredState.loaded(STATE).head()).hasSize(12);
    }

    @Test
    void theHeadTellsStatesApart() {
        byte[] other = STATE.clone();
        other[4]++;
        assertThat(StoredState.of(fences(), other).head())
                .isNotEqualTo(StoredState.of(fences(), STATE).head());
        assertThat(StoredState.loaded(STATE).head())
                .isNotEqualTo(StoredState.of(fences(), STATE).head());
    }

    @Test
    void serve_16_everyTruncationAndEveryFlippedBitIsRefused() {
        byte[] bytes = StoredState.of(fences(), STATE).bytes();
        for (int length = 1; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length), ErrorCode.CORRUPT_STATE);
        }
        for (int bit = 16; bit < bytes.length * 8; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(damaged, ErrorCode.CORRUPT_STATE);
        }
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1), ErrorCode.CORRUPT_STATE);
    }

    @Test
    void rubbishThatBeginsLikeAStateIsRefused() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            byte[] rubbish = new byte[2 + random.nextInt(60)];
            random.nextBytes(rubbish);
            rubbish[0] = 0x7C;
            rubbish[1] = 1;
            assertRefused(rubbish, ErrorCode.CORRUPT_STATE);
        }
    }

    @Test
    void serve_16_anotherProgramsValueAndANewerFormAreToldApart() {
        assertRefused(new byte[0], ErrorCode.FOREIGN_VALUE);
        assertRefused("{\"session\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8), ErrorCode.FOREIGN_VALUE);
        byte[] newer = StoredState.loaded(STATE).bytes().clone();
        newer[1] = 2;
        assertThatThrownBy(() -> StoredState.read(newer))
                .isInstanceOf(TidemarkException.class)
                .hasMessage(
                        "Cannot read a stored state: it has form 2, this release knows up to 1; update Tidemark here.");
    }

    @Test
    void serve_12_rangesThatAClaimTouchesBecomeOne() {
        OffsetRanges apart =
                OffsetRanges.NONE.with(10, 20, 12, 14).with(30, 40, 33, 33).with(50, 60, 55, 55);
        assertThat(apart).hasToString("[12, 15) [33, 34) [55, 56)");
        assertThat(apart.with(15, 33, 20, 20)).hasToString("[12, 34) [55, 56)");
        assertThat(apart.with(16, 32, 20, 20)).hasToString("[12, 15) [20, 21) [33, 34) [55, 56)");
        assertThat(apart.with(0, 100, 5, 90)).hasToString("[5, 91)");
        assertThat(apart.with(0, 100, 33, 33)).hasToString("[12, 56)");
        OffsetRanges late = OffsetRanges.NONE.with(0, 5, 3, 3).with(8, 10, 9, 9);
        assertThat(late).hasToString("[3, 4) [9, 10)");
        assertThat(late.with(0, 10, 3, 9)).hasToString("[3, 10)");
        assertThat(apart.covers(11)).isFalse();
        assertThat(apart.covers(14)).isTrue();
        assertThat(apart.covers(15)).isFalse();
    }

    private static void assertRefused(byte[] bytes, ErrorCode code) {
        assertThatThrownBy(() -> StoredState.read(bytes))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageStartingWith("Cannot read a stored state: ");
    }
}
