package dev.tidemark.redis.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedisKeysTest {
    private static final List<InputColumn> COLUMNS =
            List.of(new InputColumn("name", ValueType.STRING), new InputColumn("number", ValueType.INT64));

    private final RedisKeys keys = new RedisKeys("shop");

    @Test
    void keysReadWell() {
        assertThat(RedisKeys.text(keys.state(state("c42", 7, 3)))).isEqualTo("shop:{card:c42|7}:3");
        assertThat(RedisKeys.text(keys.release("fraud", 12))).isEqualTo("shop:release:{shop:live:fraud}:12");
        assertThat(RedisKeys.text(keys.live("fraud"))).isEqualTo("shop:live:fraud");
        assertThat(RedisKeys.text(keys.services())).isEqualTo("shop:services");
        assertThat(RedisKeys.text(keys.number())).isEqualTo("shop:number");
        assertThat(keys.statesPattern()).isEqualTo("shop:{*}:*");
        assertThat(keys.statesPattern(3)).isEqualTo("shop:{*}:3");
    }

    /** A cluster hashes what stands between the first opening brace and the next closing one, if that is not empty. */
    @Test
    void allStatesOfAnEntityKeyHaveOneSlot() {
        Random random = new Random(7);
        String letters = "a{}:|%*? é\u0000\n";
        Set<String> tags = new HashSet<>();
        int different = 0;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(5); n > 0; n--) {
                name.append(letters.charAt(random.nextInt(letters.length())));
            }
            String first = RedisKeys.text(keys.state(state(name.toString(), 1, 1)));
            String second = RedisKeys.text(keys.state(state(name.toString(), 1, 98_765_432_109L)));
            assertThat(hashTag(first)).isEqualTo(hashTag(second)).isEqualTo(key(name.toString(), 1) + "");
            if (seen.add(name.toString())) {
                different++;
            }
            tags.add(hashTag(first));
        }
        assertThat(tags).hasSize(different);
    }

    @Test
    void findsTheGenerationOfAKey() {
        List<Long> generations = new ArrayList<>(List.of(1L, 9L, 10L, 123_456_789_012_345_678L));
        for (long generation : generations) {
            assertThat(RedisKeys.generation(keys.state(state("a", 1, generation))))
                    .hasValue(generation);
        }
        for (String foreign : List.of("shop:{a}:", "shop:{a}:1x", "shop:{a}x:1", "shop:{a}1", ":1", "1", "", "}:-1")) {
            assertThat(RedisKeys.generation(foreign.getBytes(StandardCharsets.US_ASCII)))
                    .as(foreign)
                    .isEmpty();
        }
        assertThat(RedisKeys.generation("shop:{a}:1234567890123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @Test
    void refusesNamespacesThatPatternsOrHashTagsReadOtherwise() {
        for (String bad : List.of("", "a:b", "a{b", "a}b", "a*", "a?", "[a]", "a b", "a\\b", "é", "a".repeat(65))) {
            assertThatThrownBy(() -> new RedisKeys(bad))
                    .isInstanceOf(TidemarkException.class)
                    .hasMessage("Cannot use namespace '" + bad + "': write 1 to 64 letters, digits, '_', '.' or '-'.");
        }
    }

    private static String hashTag(String key) {
        int open = key.indexOf('{');
        int close = key.indexOf('}', open + 1);
        assertThat(open).isPositive();
        assertThat(close).isGreaterThan(open + 1);
        return key.substring(open + 1, close);
    }

    private static EntityKey key(String name, long number) {
        return EntityKey.of("card", COLUMNS, List.of(name, number));
    }

    private static StateKey state(String name, long number, long generation) {
        return new StateKey(key(name, number), generation);
    }
}
