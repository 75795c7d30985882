package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.state.FeatureValues;
import dev.tidemark.semantics.state.KeyState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Bytes that outlive a release: read back as they were, and refused clearly where they are not a state. */
class KeyStateCodecTest {
    private static final int PLANS = 60;

    @Test
    void everyTruncationIsRefused() {
        forEachState((view, bytes) -> {
            for (int length = 0; length < bytes.length; length++) {
                assertRefused(view, Arrays.copyOf(bytes, length), ErrorCode.CORRUPT_STATE);
            }
        });
    }

    @Test
    void everyFlippedByteIsRefused() {
        forEachState((view, bytes) -> {
            for (int i = 0; i < bytes.length; i++) {
                byte[] damaged = bytes.clone();
                damaged[i] ^= 0x55;
                assertThatThrownBy(() -> new KeyState(view).decode(damaged)).isInstanceOf(TidemarkException.class);
            }
        });
    }

    @Test
    void anythingAfterAStateIsRefused() {
        forEachState(
                (view, bytes) -> assertRefused(view, Arrays.copyOf(bytes, bytes.length + 1), ErrorCode.CORRUPT_STATE));
    }

    @Test
    void rubbishIsRefused() {
        Random random = new Random(11);
        ViewPlan view = RandomPlans.scenario(1).plan().views().get(0);
        for (int i = 0; i < 2_000; i++) {
            byte[] rubbish = new byte[random.nextInt(200)];
            random.nextBytes(rubbish);
            assertThatThrownBy(() -> new KeyState(view).decode(rubbish)).isInstanceOf(TidemarkException.class);
        }
    }

    @Test
    void aNewerFormIsRefusedWithARemedy() {
        forEachState((view, bytes) -> {
            byte[] newer = bytes.clone();
            newer[1]++;
            assertRefused(view, newer, ErrorCode.NEWER_STATE);
        });
    }

    @Test
    void aRefusedStateIsEmpty() {
        forEachState((view, bytes) -> {
            KeyState state = new KeyState(view);
            state.decode(bytes);
            byte[] damaged = bytes.clone();
            damaged[bytes.length - 1] ^= 1;
            assertThatThrownBy(() -> state.decode(damaged)).isInstanceOf(TidemarkException.class);
            assertThat(state.newestMicros()).isEqualTo(KeyState.NOTHING_SEEN);
            assertThat(state.encode()).isEqualTo(new KeyState(view).encode());
        });
    }

    @Test
    void aStateOfAnotherViewIsRefused() {
        ViewPlan one = view(Brief.feature("f", "sum", "of", "x", "window", "1h"));
        ViewPlan other = view(Brief.feature("f", "sum", "of", "x", "window", "2h"));
        assertRefused(other, new KeyState(one).encode(), ErrorCode.CORRUPT_STATE);
    }

    @Test
    void aResetStateIsANewOne() {
        forEachState((view, bytes) -> {
            KeyState state = new KeyState(view);
            state.decode(bytes);
            state.reset();
            assertThat(state.encode()).isEqualTo(new KeyState(view).encode());
        });
    }

    @Test
    void askingAgainChangesNothing() {
        forEachState((view, bytes) -> {
            KeyState state = new KeyState(view);
            state.decode(bytes);
            long first = Math.max(state.newestMicros(), 0) + 1;
            FeatureValues out = new FeatureValues(view);
            List<Object> before = answer(state, first, out);
            answer(state, first + 1_000_000_000L, out);
            assertThat(answer(state, first, out)).isEqualTo(before);
            assertThat(state.encode()).isEqualTo(bytes);
        });
    }

    /** Serving looks at a state once, in one pass over its bytes: as if it had been taken on, to the bit. */
    @Test
    void oneLookSeesWhatTakingAStateOnGives() {
        forEachState((view, bytes) -> {
            KeyState taken = new KeyState(view);
            taken.decode(bytes);
            KeyState looking = new KeyState(view);
            FeatureValues out = new FeatureValues(view);
            for (long later : new long[] {0, 1, 3_600_000_000L, 86_400_000_000L, 700_000_000_000L}) {
                long at = taken.newestMicros() + 1 + later;
                List<Object> expected = answer(taken, at, out);
                assertThat(look(looking, bytes, at, out)).isEqualTo(expected);
                assertThat(looking.encode()).isEqualTo(new KeyState(view).encode());
            }
        });
    }

    private static List<Object> look(KeyState state, byte[] bytes, long at, FeatureValues out) {
        try {
            state.evaluateOnce(bytes, 0, at, out);
            return values(out);
        } catch (TidemarkException overflow) {
            return List.of(overflow.getMessage());
        }
    }

    /** A checksum that is right tells nothing of bytes that never were a state: they are refused, or they are read as one is. */
    @Test
    void bytesThatNeverWereAStateAreRefusedOrReadWhole() {
        Random random = new Random(12);
        forEachState((view, bytes) -> {
            for (int i = 0; i < 20; i++) {
                byte[] other = bytes.clone();
                other[6 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
                seal(other);
                KeyState state = new KeyState(view);
                try {
                    state.decode(other);
                } catch (TidemarkException refused) {
                    assertThat(refused.code()).isEqualTo(ErrorCode.CORRUPT_STATE);
                    continue;
                }
                byte[] written = state.encode();
                KeyState again = new KeyState(view);
                again.decode(written);
                assertThat(again.encode()).isEqualTo(written);
            }
        });
    }

    private static void seal(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) checksum.getValue());
    }

    private interface StateTest {
        void run(ViewPlan view, byte[] bytes);
    }

    private static void forEachState(StateTest test) {
        for (long seed = 40_000; seed < 40_000 + PLANS; seed++) {
            Scenario scenario = RandomPlans.scenario(seed);
            for (ViewPlan view : scenario.plan().views()) {
                ViewEvents events = new ViewEvents(
                        view, scenario.sources().get(view.source().name()), OptionalLong.empty());
                events.forEachKey(scenario.spine().subList(0, 1), (history, asked) -> {
                    EventBatch batch = KeyStateWalk.batch(view, history);
                    KeyState state = new KeyState(view);
                    state.add(batch, 0, batch.size());
                    test.run(view, state.encode());
                });
            }
        }
    }

    private static void assertRefused(ViewPlan view, byte[] bytes, ErrorCode code) {
        assertThatThrownBy(() -> new KeyState(view).decode(bytes))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining("'" + view.name() + "'");
        assertThatThrownBy(() -> new KeyState(view).evaluateOnce(bytes, 0, 0, new FeatureValues(view)))
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static ViewPlan view(java.util.Map<String, Object> feature) {
        return Brief.scenario(List.of(feature), List.of()).plan().views().get(0);
    }

    private static List<Object> answer(KeyState state, long at, FeatureValues out) {
        try {
            state.evaluate(at, out);
            return values(out);
        } catch (TidemarkException overflow) {
            return List.of(overflow.getMessage());
        }
    }

    private static List<Object> values(FeatureValues out) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < out.size(); i++) {
            values.add(out.status(i));
            values.add(out.value(i));
        }
        return values;
    }
}
