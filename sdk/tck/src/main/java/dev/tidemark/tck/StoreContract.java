package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.BulkLoad;
import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.Fetched;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.Swap;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What each operation of a store does, one user at a time. */
final class StoreContract {
    private static final byte[] NO_HEAD = {};
    private static final List<InputColumn> TEXT = List.of(new InputColumn("k", ValueType.STRING));

    private StoreContract() {}

    static List<StoreCheck> checks() {
        return List.of(
                StoreCheck.of("serve_10_aSwapNeedsTheHeadThatWasRead", StoreContract::swaps),
                StoreCheck.of("serve_10_aSwapThatExpectsNothingNeedsNothingThere", StoreContract::firstSwaps),
                StoreCheck.of("serve_10_eachSwapOfACallStandsAlone", StoreContract::manySwaps),
                StoreCheck.of("serve_9_aLoadOverwritesNothing", StoreContract::loads),
                StoreCheck.of("serve_9_aLoadIsThereWhenItSaysSo", StoreContract::largeLoads),
                StoreCheck.of("serve_13_statesComeInTheOrderAskedFor", StoreContract::order),
                StoreCheck.of("serve_13_keysAreNeverConfused", StoreContract::awkwardKeys),
                StoreCheck.of("serve_6_aReadTellsWhatIsLive", StoreContract::pointer),
                StoreCheck.of("serve_7_aFlipNeedsTheReleaseItExpects", StoreContract::flips),
                StoreCheck.of("serve_18_whatWasDeletedOrForgottenDoesNotGoLive", StoreContract::flipsOfLoaded),
                StoreCheck.of("serve_7_documentsAreKeptByNumber", StoreContract::documents),
                StoreCheck.of("serve_7_releasesAreListedByService", StoreContract::listed),
                StoreCheck.of("serve_11_marksOnlyRise", StoreContract::marks),
                StoreCheck.of("serve_8_aDeletedGenerationIsGoneAlone", StoreContract::generations),
                StoreCheck.of("serve_8_namespacesAreApart", StoreContract::namespaces));
    }

    private static void swaps(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        OnlineStore other = users.connect();
        StateKey key = key("a", 1);
        load(store, key, "head-1 old");
        assertThat(swap(other, key, "head-2", "head-3 wrong")).isFalse();
        assertThat(swap(other, key, "head-1 old and more", "wrong")).isFalse();
        assertThat(swap(other, key, "ead-1", "wrong")).isFalse();
        assertThat(text(store.fetch(List.of(key))[0])).isEqualTo("head-1 old");
        assertThat(swap(other, key, "head-1", "head-2 new")).isTrue();
        assertThat(swap(store, key, "head-1", "head-3 stale")).isFalse();
        assertThat(text(store.fetch(List.of(key))[0])).isEqualTo("head-2 new");
        assertThat(swap(store, key("absent", 1), "head-1", "wrong")).isFalse();
        assertThat(store.fetch(List.of(key("absent", 1)))[0]).isNull();
    }

    private static void firstSwaps(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        StateKey key = key("a", 1);
        assertThat(swap(store, key, "", "first")).isTrue();
        assertThat(swap(store, key, "", "second")).isFalse();
        assertThat(text(store.fetch(List.of(key))[0])).isEqualTo("first");
    }

    private static void manySwaps(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        load(store, key("a", 1), "1 a");
        load(store, key("b", 1), "1 b");
        boolean[] done = store.swap(List.of(
                change(key("a", 1), "1", "2 a"),
                change(key("b", 1), "9", "2 b"),
                change(key("c", 1), "", "2 c"),
                change(key("a", 2), "", "2 other")));
        assertThat(done).containsExactly(true, false, true, true);
        byte[][] found = store.fetch(List.of(key("a", 1), key("b", 1), key("c", 1), key("a", 2)));
        assertThat(texts(found)).containsExactly("2 a", "1 b", "2 c", "2 other");
        assertThat(store.swap(List.of())).isEmpty();
    }

    private static void listed(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        assertThat(store.releases()).isEmpty();
        store.putRelease("s", 12, bytes("twelve"));
        store.putRelease("s", 9, bytes("nine"));
        store.putRelease("s", 9, bytes("nine"));
        store.putRelease("t", 10, bytes("ten"));
        assertThat(store.flip("s", 0, 12)).isTrue();
        assertThat(users.connect().releases()).isEqualTo(Map.of("s", List.of(9L, 12L), "t", List.of(10L)));
        store.deleteRelease("s", 9);
        store.deleteRelease("t", 10);
        assertThat(store.releases()).isEqualTo(Map.of("s", List.of(12L)));
    }

    private static void marks(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        OnlineStore other = users.connect();
        long large = (1L << 61) + 1;
        assertThat(store.marks("t")).isEmpty();
        store.raiseMarks("t", Map.of("a", 9L, "b", 0L));
        other.raiseMarks("t", Map.of("a", 10L, "p:1", large));
        other.raiseMarks("u", Map.of("a", 1L));
        store.raiseMarks("t", Map.of("a", 9L, "p:1", large - 1));
        store.raiseMarks("t", Map.of());
        assertThat(store.marks("t")).isEqualTo(Map.of("a", 10L, "b", 0L, "p:1", large));
        store.raiseMarks("t", Map.of("p:1", large + 1));
        assertThat(other.marks("t")).containsEntry("p:1", large + 1);
        store.deleteMarks("t");
        assertThat(other.marks("t")).isEmpty();
        assertThat(other.marks("u")).isEqualTo(Map.of("a", 1L));
    }

    private static void loads(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        StateKey key = key("a", 1);
        load(store, key, "first");
        load(users.connect(), key, "second");
        assertThat(text(store.fetch(List.of(key))[0])).isEqualTo("first");
        assertThat(swap(store, key, "first", "swapped")).isTrue();
        load(store, key, "first");
        assertThat(text(store.fetch(List.of(key))[0])).isEqualTo("swapped");
    }

    private static void largeLoads(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        OnlineStore other = users.connect();
        List<StateKey> keys = new ArrayList<>();
        try (BulkLoad load = store.bulkLoad()) {
            for (int i = 0; i < 3_000; i++) {
                keys.add(key("key " + i, 1 + i % 3));
                load.put(keys.get(i), bytes("value " + i), i % 2 == 0 ? Swap.NEVER : Long.MAX_VALUE / 2_000_000);
            }
            load.flush();
            byte[][] found = other.fetch(keys);
            for (int i = 0; i < found.length; i++) {
                assertThat(text(found[i])).isEqualTo("value " + i);
            }
        }
    }

    private static void order(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        load(store, key("a", 1), "a1");
        load(store, key("a", 2), "a2");
        load(store, key("b", 1), "b1");
        List<StateKey> keys = List.of(key("b", 1), key("a", 2), key("x", 1), key("a", 1), key("b", 1), key("b", 2));
        String[] expected = {"b1", "a2", null, "a1", "b1", null};
        assertThat(texts(store.fetch(keys))).containsExactly(expected);
        assertThat(texts(store.fetch("s", keys).values())).containsExactly(expected);
        assertThat(store.fetch(List.of())).isEmpty();
        assertThat(store.fetch("s", List.of()).values()).isEmpty();
    }

    private static void awkwardKeys(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        List<StateKey> keys = new ArrayList<>();
        for (String text :
                List.of("", " ", "a", "A", "a ", "{a}", "a}:1", "a:1", "a|b", "%41", "é", "e\u0301", "\n", "😀")) {
            keys.add(key(text, 1));
            keys.add(key(text, 11));
        }
        for (int i = 0; i < keys.size(); i++) {
            load(store, keys.get(i), "value " + i);
        }
        byte[][] found = store.fetch(keys);
        for (int i = 0; i < found.length; i++) {
            assertThat(text(found[i])).as("state of " + keys.get(i)).isEqualTo("value " + i);
        }
    }

    private static void pointer(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        load(store, key("a", 1), "a");
        assertThat(store.fetch("s", List.of(key("a", 1))).liveRelease()).isZero();
        assertThat(store.flip("s", 0, 5)).isTrue();
        assertThat(store.flip("t", 0, 6)).isTrue();
        Fetched fetched = users.connect().fetch("s", List.of(key("a", 1)));
        assertThat(fetched.liveRelease()).isEqualTo(5);
        assertThat(text(fetched.values()[0])).isEqualTo("a");
        assertThat(store.fetch("t", List.of()).liveRelease()).isEqualTo(6);
    }

    private static void flips(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        OnlineStore other = users.connect();
        assertThat(store.flip("s", 3, 4)).isFalse();
        assertThat(store.live()).isEmpty();
        assertThat(store.flip("s", 0, 4)).isTrue();
        assertThat(other.flip("s", 0, 5)).isFalse();
        assertThat(other.flip("s", 3, 5)).isFalse();
        assertThat(other.live()).containsOnly(Map.entry("s", 4L));
        assertThat(other.flip("s", 4, 3)).isTrue();
        assertThat(store.fetch("s", List.of()).liveRelease()).isEqualTo(3);
        assertThat(store.flip("s", 3, 0)).isTrue();
        assertThat(store.fetch("s", List.of()).liveRelease()).isZero();
        assertThat(store.live()).isEmpty();
        assertThat(store.flip("s", 0, 6)).isTrue();
    }

    private static void flipsOfLoaded(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        OnlineStore other = users.connect();
        String here = store.facts().incarnation();
        store.putRelease("s", 1, bytes("one"));
        store.putRelease("s", 2, bytes("two"));
        assertThat(store.flipLoaded("s", 7, 1, here)).isFalse();
        assertThat(store.flipLoaded("s", 0, 1, here)).isTrue();
        refused(ErrorCode.STORE_UNREACHABLE, () -> store.flipLoaded("s", 1, 2, "another"));
        other.deleteRelease("s", 2);
        refused(ErrorCode.CONFLICT, () -> store.flipLoaded("s", 1, 2, here));
        assertThat(other.live()).containsOnly(Map.entry("s", 1L));
    }

    private static void refused(ErrorCode code, ThrowingCallable flip) {
        assertThatThrownBy(flip)
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageStartingWith("Cannot make release 2 of service 's' live: ");
    }

    private static void documents(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        OnlineStore other = users.connect();
        store.putRelease("s", 1, bytes("one"));
        store.putRelease("s", 2, bytes("two"));
        store.putRelease("s", 2, bytes("two"));
        store.putRelease("t", 1, bytes("other"));
        assertThat(text(other.release("s", 1).orElseThrow())).isEqualTo("one");
        assertThat(text(other.release("s", 2).orElseThrow())).isEqualTo("two");
        assertThat(text(other.release("t", 1).orElseThrow())).isEqualTo("other");
        assertThat(other.release("s", 3)).isEmpty();
        other.deleteRelease("s", 1);
        other.deleteRelease("s", 9);
        assertThat(store.release("s", 1)).isEmpty();
        assertThat(store.release("s", 2)).isPresent();
        assertThat(store.release("t", 1)).isPresent();
        assertThat(store.live()).isEmpty();
    }

    private static void generations(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        for (int i = 0; i < 50; i++) {
            load(store, key("k" + i, 1), "one");
            load(store, key("k" + i, 11), "eleven");
        }
        store.putRelease("s", 1, bytes("document"));
        store.flip("s", 0, 1);
        assertThat(store.sizes(new Cancellation()).get(1L).keys()).isEqualTo(50);
        assertThat(store.deleteGeneration(1, ProgressMeter.silent(), new Cancellation()))
                .isEqualTo(50);
        assertThat(store.deleteGeneration(1, ProgressMeter.silent(), new Cancellation()))
                .isZero();
        assertThat(store.sizes(new Cancellation())).containsOnlyKeys(11L);
        assertThat(store.fetch(List.of(key("k7", 1)))[0]).isNull();
        assertThat(text(store.fetch(List.of(key("k7", 11)))[0])).isEqualTo("eleven");
        assertThat(store.release("s", 1)).isPresent();
        assertThat(store.live()).containsOnly(Map.entry("s", 1L));
    }

    private static void namespaces(StoreUsers users) throws Exception {
        OnlineStore store = users.connect();
        OnlineStore stranger = users.stranger();
        load(store, key("a", 1), "ours");
        store.putRelease("s", 1, bytes("ours"));
        store.flip("s", 0, 1);
        assertThat(stranger.fetch("s", List.of(key("a", 1))).values()[0]).isNull();
        assertThat(stranger.live()).isEmpty();
        assertThat(stranger.release("s", 1)).isEmpty();
        assertThat(stranger.sizes(new Cancellation())).isEmpty();
        assertThat(stranger.deleteGeneration(1, ProgressMeter.silent(), new Cancellation()))
                .isZero();
        assertThat(text(store.fetch(List.of(key("a", 1)))[0])).isEqualTo("ours");
    }

    static StateKey key(String text, long generation) {
        return new StateKey(EntityKey.of("e", TEXT, List.of(text)), generation);
    }

    static void load(OnlineStore store, StateKey key, String value) {
        try (BulkLoad load = store.bulkLoad()) {
            load.put(key, bytes(value), Swap.NEVER);
            load.flush();
        }
    }

    private static Swap change(StateKey key, String head, String value) {
        return new Swap(key, head.isEmpty() ? NO_HEAD : bytes(head), bytes(value), Swap.NEVER);
    }

    static boolean swap(OnlineStore store, StateKey key, String head, String value) {
        return store.swap(List.of(change(key, head, value)))[0];
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] value) {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private static String[] texts(byte[][] values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(values[i]);
        }
        return texts;
    }
}
