package dev.tidemark.semantics.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was stored before there was a word on what tiles come to, is read still: bytes and values that a version of then gave. */
class FirstFormTest {
    private static final String WIDE_SUMS =
            "7d019251d239d9030d77020202087e37e43c8800759c02401c02040301083e112e0be826d69502020101087fefffffff"
                    + "ffffff0204040208402c000000112e0c05bca7d9296b0206060404087feffffffd03786e03fbdd6708402c000000112e"
                    + "0c05bca7d9296b0202020208401c000000112e0c05bc97d9296b02030202087c2485ce9e7a065f083e112e0be826d695"
                    + "02030201087e47e43c8800759c02030303a401a30102a2b35f00888c31dd7528c763d36b9fb257c09501acffebd7114a"
                    + "89c9f3c9c000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                    + "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                    + "00000000000000000005a8e89d7525246051ddc314fa6442dacddd8006eb8fb447d6b56ad6dfd44d0000000203030208"
                    + "7c2485ce9e7a065f02402c0204040404087e37e43c880ab883067ad3cf40cbe008401c000000112e0c05bc97d9296b02"
                    + "02020208fe37e43c8800759c083e112e0be826d69502020201087c3485ce9e7a065f3279bd6b";
    /** Of 24 events, the newest at 84 us. */
    private static final String MANY_TRACKS = ""
            + "7d01aab4f7d3a80101a80100060674657874203301a8010002c0199999999999990c0300010102c01c0601010102403606010101"
            + "02c0300400010102402a06010101024045060101010240100400000601010102c014060101010240380400010102c02c06010101"
            + "02402e060101010240461827010102c0140102403902c01402c014012702010108bff4cccccccccccd02083ffb0a3d70a3d70b08"
            + "bc8eb851eb851eb808bff4cccccccccccd08bff4cccccccccccd0112040101084003333333333333020840170a3d70a3d70a08bc"
            + "aeb851eb851eb8084003333333333333084003333333333333014c02010102c0100102403002c01002c010010004010108bfd333"
            + "333333333302083fb70a3d70a3d70a08bc4eb851eb851eb808bfd333333333333308bfd3333333333333013a04010108400b3333"
            + "33333333020840271eb851eb851e083cc851eb851eb85208400b33333333333308400b333333333333011102010102c008010240"
            + "2202c00802c008012804000002010108401199999999999a020840335c28f5c28f5d083ca47ae147ae148008401199999999999a"
            + "08401199999999999a011604010101c00102401001c001c00150040101083ffb333333333333020840071eb851eb851e083ca851"
            + "eb851eb852083ffb333333333333083ffb333333333333010402010108c012cccccccccccd02084036170a3d70a3d808bcdf5c28"
            + "f5c28f5c08c012cccccccccccd08c012cccccccccccd013e04010102bff001023ff002bff002bff0010d02010108400599999999"
            + "999a0208401d28f5c28f5c2a083c847ae147ae148008400599999999999a08400599999999999a012c04010108c00d9999999999"
            + "9a0208402b6147ae147ae2083c847ae147ae148008c00d99999999999a08c00d99999999999a011f040100000000011a02010108"
            + "400d99999999999a0208402b6147ae147ae2083c847ae147ae148008400d99999999999a08400d99999999999a015404010108c0"
            + "0599999999999a0208401d28f5c28f5c2a083c847ae147ae148008c00599999999999a08c00599999999999a0108020000040101"
            + "084012cccccccccccd02084036170a3d70a3d808bcdf5c28f5c28f5c084012cccccccccccd084012cccccccccccd010904010108"
            + "bffb333333333333020840071eb851eb851e083ca851eb851eb85208bffb33333333333308bffb33333333333301300201010140"
            + "0102401001400140011b04010108c01199999999999a020840335c28f5c28f5d083ca47ae147ae148008c01199999999999a08c0"
            + "1199999999999a011e02010108bfe666666666666602083fdf5c28f5c28f5b083c447ae147ae148008bfe666666666666608bfe6"
            + "66666666666601580100160103407110010440c6b68013624a2a";

    private static final List<String> FEATURES = List.of(
            "{name: l, aggregate: latest, of: s, ttl: 300us}",
            "{name: lb, aggregate: latest, of: x, where: b, ttl: forever}",
            "{name: c, aggregate: count, where: b, window: 90us, resolution: 3us}",
            "{name: lo, aggregate: min, of: x, window: 100us, resolution: 5us}",
            "{name: hi, aggregate: max, of: i, window: 100us, resolution: 5us}",
            "{name: short, aggregate: max, of: x, window: 20us, resolution: 5us}",
            "{name: v, aggregate: var_samp, of: x, window: 300us, resolution: 5us}",
            "{name: m, aggregate: avg, of: i, window: 90us, resolution: 3us}",
            "{name: d, aggregate: stddev_pop, of: i, window: lifetime}");
    /** Instants, and what the version of then gave for each feature: its value, or its status where it has none. */
    private static final String GIVEN = """
            85 text 3 | -0.7 | 8 | -4.7 | 44 | 2.0 | 9.767987012987014 | 11.090909090909092 | 19.354724795274834
            97 text 3 | -0.7 | 7 | -4.4 | 44 | -0.7 | 9.767987012987014 | 11.88888888888889 | 19.354724795274834
            112 text 3 | -0.7 | 6 | -4.4 | 44 | NULL | 9.767987012987014 | 15.714285714285714 | 19.354724795274834
            175 text 3 | -0.7 | 1 | -4.4 | 44 | NULL | 9.767987012987014 | 44.0 | 19.354724795274834
            300 text 3 | -0.7 | 0 | NULL | NULL | NULL | 10.087666666666667 | NULL | 19.354724795274834
            500 EXPIRED | -0.7 | 0 | NULL | NULL | NULL | NULL | NULL | 19.354724795274834
            """;

    @Test
    void everyTrackGivesWhatItGave() {
        ViewPlan view = OneLookTest.plan(FEATURES);
        byte[] first = HexFormat.of().parseHex(MANY_TRACKS);
        KeyState taken = new KeyState(view);
        taken.decode(first);
        byte[] rewritten = taken.encode();
        KeyState looking = new KeyState(view);
        FeatureValues values = new FeatureValues(view);
        for (String line : GIVEN.lines().toList()) {
            long at = Long.parseLong(line.substring(0, line.indexOf(' ')));
            taken.evaluate(at, values);
            assertThat(text(at, values)).as("taken on").isEqualTo(line);
            looking.evaluateOnce(first, 0, at, values);
            assertThat(text(at, values)).as("at one look").isEqualTo(line);
            looking.evaluateOnce(rewritten, 0, at, values);
            assertThat(text(at, values)).as("written again").isEqualTo(line);
        }
    }

    @Test
    void wideSumsAreReadAndWrittenInTheFormOfNow() {
        ViewPlan view = OneLookTest.plan(List.of(
                "{name: n, aggregate: count, window: 100us, resolution: 5us}",
                "{name: s, aggregate: sum, of: x, window: 100us, resolution: 5us}"));
        KeyState state = new KeyState(view);
        EventBatch events = OneLookTest.events(view, new Random(7));
        state.add(events, 0, 40);
        byte[] first = HexFormat.of().parseHex(WIDE_SUMS);
        KeyState taken = new KeyState(view);
        taken.decode(first);
        assertThat(taken.encode()).isEqualTo(state.encode()).hasSizeGreaterThan(first.length);
        FeatureValues seen = new FeatureValues(view);
        FeatureValues expected = new FeatureValues(view);
        long at = state.newestMicros() + 30;
        assertThat(OneLookTest.outcome(seen, () -> taken.evaluateOnce(first, 0, at, seen)))
                .isEqualTo(OneLookTest.outcome(expected, () -> state.evaluate(at, expected)));
    }

    private static String text(long at, FeatureValues values) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            texts.add("" + (values.status(i) == ValueStatus.PRESENT ? values.value(i) : values.status(i)));
        }
        return at + " " + String.join(" | ", texts);
    }
}
