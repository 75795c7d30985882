package dev.tidemark.semantics.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsYamlErrorsTest {
    private static final String VIEW = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
            sources:
              - {name: tx, path: tx.parquet, eventTime: at}
            views:
              - name: v
                entity: card
                source: tx
                features:
            """;

    private static String message(String yaml) {
        TidemarkException error = catchThrowableOfType(
                TidemarkException.class, () -> DefinitionsYaml.read(yaml, Path.of("/projects/fraud")));
        assertThat(error).as("no error for %s", yaml).isNotNull();
        assertThat(error.getMessage()).doesNotContain("\n").doesNotContain("\r");
        return error.getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "# nothing\n", "---\n", "null", "~"})
    void emptyFile(String yaml) {
        assertThat(message(yaml))
                .isEqualTo("definitions:1: Cannot read these definitions: there are none;"
                        + " begin with entities, sources and views.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            5 => 1: Cannot read the definitions: it is a number (5), not a mapping. Keys: entities, sources, views, services.
            entities: 5 => 1: Cannot read 'entities' of the definitions: it is a number (5), not a list; write a list.
            entitis: [] => 1: Cannot read the definitions: there is no key 'entitis'; did you mean 'entities'? Keys: entities, sources, views, services.
            entities: [5] => 1: Cannot read entity number 1: it is a number (5), not a mapping. Keys: name, keys.
            entities: [{name: a}] => 1: Cannot read entity 'a': key 'keys' is missing; add it.
            entities: [{keys: []}] => 1: Cannot read entity number 1: key 'name' is missing; add it.
            entities: [{name: a, keys: []}] => 1: Cannot define entity 'a': it has no key; name the column that identifies it.
            entities: [{name: a, keys: [{name: k, type: STRNG}]}] => 1: Cannot read 'type' of key 'k': there is no type 'STRNG'; did you mean 'STRING'? Types: BOOL, INT64, DOUBLE, STRING, TIMESTAMP, BOOL_LIST, INT64_LIST, DOUBLE_LIST, STRING_LIST, TIMESTAMP_LIST.
            entities: [{name: a, keys: [{name: k, type: varchar}]}] => 1: Cannot read 'type' of key 'k': there is no type 'varchar'; write STRING.
            entities: [{name: a, keys: [{name: k, type: DOUBLE}]}] => 1: Cannot define key 'k': DOUBLE cannot identify anything; a key is STRING, INT64, BOOL or TIMESTAMP.
            entities: [{name: a, keys: [{name: k, type: INT64}, {name: k, type: INT64}]}] => 1: Cannot define entity 'a': key 'k' stands twice; rename or remove one.
            entities: [{name: a b, keys: [{name: k, type: INT64}]}] => 1: Cannot define entity 'a b': a name is letters A-Z a-z, digits and _, and does not begin with a digit; write 'a_b'.
            entities: [{name: karté, keys: [{name: k, type: INT64}]}] => 1: Cannot define entity 'karté': a name is letters A-Z a-z, digits and _, and does not begin with a digit; write 'kart_'.
            entities: [{name: 5, keys: []}] => 1: Cannot read 'name' of entity '5': it is a number (5), not text; quote it: "5".
            entities: [{name: no, keys: []}] => 1: Cannot read 'name' of entity 'no': it is true or false (no), not text; quote it: "no".
            sources: [{name: a, path: x.csv}] => 1: Cannot read source 'a': key 'eventTime' is missing; add it.
            sources: [{name: a, path: x.dat, eventTime: t}] => 1: Cannot define source 'a': the extension of path 'x.dat' does not tell the format; say parquet, csv, json or arrow.
            sources: [{name: a, path: x, format: cvs, eventTime: t}] => 1: Cannot read 'format' of source 'a': there is no format 'cvs'; did you mean 'csv'? Formats: parquet, csv, json, arrow.
            sources: [{name: a, path: x.csv, eventTime: t, stream: {kafak: {}}}] => 1: Cannot read 'stream' of source 'a': there is no key 'kafak'; did you mean 'kafka'? Keys: kafka, redis, push.
            sources: [{name: a, path: x.csv, eventTime: t, stream: {}}] => 1: Cannot read 'stream' of source 'a': it names none of kafka, redis and push; name one.
            sources: [{name: a, path: x.csv, eventTime: t, stream: {kafka: {}}}] => 1: Cannot read 'stream' of source 'a': key 'topic' is missing; add it.
            sources: [{name: a, path: x.csv, eventTime: t, stream: {kafka: {topic: 5}}}] => 1: Cannot read 'topic' of 'stream' of source 'a': it is a number (5), not text; quote it: "5".
            sources: [{name: a, path: x.csv, eventTime: t, visibleAtItsInstant: yes}] => 1: Cannot read 'visibleAtItsInstant' of source 'a': 'yes' is not true or false; write it so, or quote it if it is a text.
            sources: [{name: a, path: x.csv, eventTime: t, columns: {c: FLOAT}}] => 1: Cannot read 'c' of 'columns' of source 'a': there is no type 'FLOAT'; write DOUBLE.
            sources: [{name: a, path: x.csv, eventTime: t, columns: {c: BOOL, c: BOOL}}] => 1: Cannot read key 'c' twice: it stands in line 1 already; remove one.
            sources: [{name: a, path: x.csv, eventTime: t}, {name: a, path: y.csv, eventTime: t}] => 1: Cannot define source 'a' twice; rename or remove one.
            """)
    void entitiesAndSources(String yaml, String message) {
        assertThat(message(yaml)).isEqualTo("definitions:" + message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            aggregate: count => Cannot define feature 'x' of view 'v': count needs a window; say how far back it reaches, like 7d, or lifetime.
            aggregate: cuont, window: 1h => Cannot read 'aggregate' of feature 'x': there is no aggregate 'cuont'; did you mean 'count'? Aggregates: count, sum, avg, min, max, var_samp, var_pop, stddev_samp, stddev_pop, first, last, first_n, last_n, count_distinct, top_k, percentile, time_since_last, latest.
            aggregate: sum, window: 1h => Cannot define feature 'x' of view 'v': sum needs a column; say which with of, like of: amount.
            aggregate: sum, of: ' ', window: 1h => Cannot define feature 'x' of view 'v': sum names no column; say which, like amount.
            aggregate: count, windw: 1h => Cannot read feature 'x': there is no key 'windw'; did you mean 'window'? Keys: name, aggregate, of, where, window, resolution, endingBefore, ttl, n, p, default.
            aggregate: count, window: 60 => Cannot read 'window' of feature 'x': '60' is not a duration; write a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 1.5h => Cannot read 'window' of feature 'x': '1.5h' is not a duration; write a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: forever => Cannot read 'window' of feature 'x': 'forever' is not a duration; write a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 99999999999999999d => Cannot read 'window' of feature 'x': '99999999999999999d' is not a duration; write a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 36526d => Cannot define feature 'x' of view 'v': count cannot have a window of 36526d; say at most 36525d, or lifetime.
            aggregate: count, window: 0s => Cannot define feature 'x' of view 'v': count cannot have a window of 0us; say at least 1us, or lifetime.
            aggregate: count, window: 1h, resolution: 2h => Cannot define feature 'x' of view 'v': count cannot have a resolution of 2h; say 1us to 1h, the window's length.
            aggregate: count, window: 1h, resolution: 0s => Cannot define feature 'x' of view 'v': count cannot have a resolution of 0us; say 1us to 1h, the window's length.
            aggregate: count, window: lifetime, resolution: 1h => Cannot define feature 'x' of view 'v': count over a lifetime has no tail to round; leave out the resolution.
            aggregate: count, window: 1h, endingBefore: 36526d => Cannot define feature 'x' of view 'v': count cannot end 36526d before the instant; say 0s to 36525d.
            aggregate: count, window: 1h, ttl: 1h => Cannot define feature 'x' of view 'v': count takes a window, not a ttl; only latest has a ttl.
            aggregate: count, window: 1h, n: 3 => Cannot define feature 'x' of view 'v': count takes no n; leave it out.
            aggregate: count, window: 1h, p: 0.5 => Cannot define feature 'x' of view 'v': count takes no p; leave it out.
            aggregate: latest, of: a => Cannot define feature 'x' of view 'v': latest needs a ttl; say how old its value may be, like 30d, or forever.
            aggregate: latest, of: a, ttl: 0s => Cannot define feature 'x' of view 'v': latest cannot have a ttl of 0us; say at least 1us, or forever.
            aggregate: latest, of: a, window: 1h => Cannot define feature 'x' of view 'v': latest takes a ttl, not a window; say within a duration, like ttl 30d, or forever.
            aggregate: latest, of: a, ttl: 1d, resolution: 1h => Cannot define feature 'x' of view 'v': latest is exact; leave out the resolution.
            aggregate: latest, of: a, ttl: 1d, endingBefore: 1h => Cannot define feature 'x' of view 'v': latest reaches up to the instant; leave out endingBefore.
            aggregate: percentile, of: a, window: 1h => Cannot define feature 'x' of view 'v': percentile needs p, a share from 0 to 1; say 0.95 for the 95th percentile.
            aggregate: percentile, of: a, p: 95, window: 1h => Cannot define feature 'x' of view 'v': percentile cannot use p = 95.0, it is a share from 0 to 1; write 0.95.
            aggregate: percentile, of: a, p: .nan, window: 1h => Cannot define feature 'x' of view 'v': percentile cannot use p = NaN, it is a share from 0 to 1; say 0.95 for the 95th percentile.
            aggregate: percentile, of: a, p: half, window: 1h => Cannot read 'p' of feature 'x': it is text (half), not a number; write a number.
            aggregate: last_n, of: a, window: 1h => Cannot define feature 'x' of view 'v': last_n needs n, how many values to give; say 1 to 10000.
            aggregate: last_n, of: a, n: 0, window: 1h => Cannot define feature 'x' of view 'v': last_n cannot give n = 0 values; say 1 to 10000.
            aggregate: last_n, of: a, n: 99999999999, window: 1h => Cannot read 'n' of feature 'x': 99999999999 is too large.
            aggregate: last_n, of: a, n: 99999999999999999999, window: 1h => Cannot read 'n' of feature 'x': '99999999999999999999' is not a whole number; write it in decimal digits, with at most 64 bits.
            aggregate: last_n, of: a, n: 1_000, window: 1h => Cannot read 'n' of feature 'x': '1_000' is not a whole number; write it in decimal digits, with at most 64 bits.
            aggregate: last_n, of: a, n: 0x10, window: 1h => Cannot read 'n' of feature 'x': '0x10' is not a whole number; write it in decimal digits, with at most 64 bits.
            aggregate: count, window: 1h, default: 010 => Cannot read 'default' of feature 'x': '010' is not clearly a number; write it without leading zeros, or quote it if it is a text.
            aggregate: count, window: 1h, default: [[1]] => Cannot read 'default' of feature 'x': it is a list; write true or false, a number, text, or a list of those, or leave it out.
            aggregate: count, window: 1h, where: '' => Cannot define feature 'x' of view 'v': count has an empty where; write an SQL condition, like amount > 500.
            """)
    void features(String feature, String message) {
        String yaml = VIEW + "      - {name: x, " + feature + "}\n";
        assertThat(message(yaml)).isEqualTo("definitions:10: " + message);
    }

    @Test
    void emptyDefaultIsNothing() {
        assertThat(message(VIEW + "      - {name: x, aggregate: count, window: 1h, default: }\n"))
                .isEqualTo("definitions:10: Cannot read 'default' of feature 'x': it is nothing;"
                        + " write true or false, a number, text, or a list of those, or leave it out.");
    }

    @Test
    void duplicatesAndUnknownNames() {
        String one = VIEW + "      - {name: x, aggregate: count, window: 1h}\n";
        assertThat(message(one + "      - {name: x, aggregate: count, window: 2h}\n"))
                .isEqualTo("definitions:11: Cannot define view 'v': feature 'x' stands twice; rename or remove one.");
        assertThat(message(one.replace("entity: card", "entity: crad")))
                .isEqualTo("definitions:6: Cannot find entity 'crad'; did you mean 'card'? Entities: card.");
        assertThat(message(one.replace("source: tx", "source: orders")))
                .isEqualTo("definitions:6: Cannot find source 'orders'. Sources: tx.");
        assertThat(message(VIEW + "      []\n"))
                .isEqualTo("definitions:6: Cannot define view 'v': it has no feature; add one, like count over 1h.");
        assertThat(message(one + "    entity: card\n"))
                .isEqualTo("definitions:11: Cannot read key 'entity' twice: it stands in line 7 already; remove one.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            features: [v] => Cannot read features of service 's': 'v' does not say which; write view.* for all features of a view, or view.feature.
            features: [count.y] => Cannot find view 'count'. Views: v.
            features: [v.xx] => Cannot find feature 'xx' in view 'v'; did you mean 'x'? Features: x.
            features: [v.*, v.x] => Cannot define service 's': feature 'v.x' stands twice; rename or remove one.
            features: [] => Cannot define service 's': it lists no feature; list a view, or view.feature.
            features: v.* => Cannot read 'features' of service 's': it is text (v.*), not a list; write a list.
            request: {a: DOUBLE} => Cannot read service 's': key 'features' is missing; add it.
            features: [v.*], request: {a: STRING_LIST} => Cannot define service 's': request value 'a' cannot be STRING_LIST; it is BOOL, INT64, DOUBLE, STRING or TIMESTAMP.
            features: [v.*], request: {a: DOUBLE}, onDemand: {a: '1'} => Cannot define service 's': request value or on-demand feature 'a' stands twice; rename or remove one.
            features: [v.*], onDemand: {a: ' '} => Cannot define service 's': its on-demand feature 'a' is empty; write an SQL expression, like amount > 500.
            """)
    void services(String service, String message) {
        String yaml =
                VIEW + "      - {name: x, aggregate: count, window: 1h}\nservices: [{name: s, " + service + "}]\n";
        assertThat(message(yaml)).isEqualTo("definitions:11: " + message);
    }

    @Test
    void whatIsNotPlainYamlIsRefused() {
        String anchor = "Cannot read an anchor or alias (& or *): write the value out, or quote the text.";
        assertThat(message("entities: &x []")).isEqualTo("definitions:1: " + anchor);
        assertThat(message("entities: []\nsources: *x")).isEqualTo("definitions:2: " + anchor);
        assertThat(message("entities: !!java.net.URL [x]"))
                .isEqualTo("definitions:1: Cannot read tag 'tag:yaml.org,2002:java.net.URL':"
                        + " write the plain value, or quote the text.");
        assertThat(message("entities: []\n---\nviews: []"))
                .isEqualTo("definitions:3: Cannot read a second document after ---; put it into a file of its own.");
        assertThat(message("<<: {}"))
                .isEqualTo("definitions:1: Cannot read the definitions: there is no key '<<'."
                        + " Keys: entities, sources, views, services.");
    }

    @Test
    void billionLaughsEndAtTheFirst() {
        StringBuilder laughs = new StringBuilder("a: &a [lol, lol]\n");
        for (char c = 'b'; c < 'z'; c++) {
            char before = (char) (c - 1);
            laughs.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [*")
                    .append(before)
                    .append(", *")
                    .append(before)
                    .append("]\n");
        }
        assertThat(message(laughs.toString()))
                .isEqualTo(
                        "definitions:1: Cannot read an anchor or alias (& or *): write the value out, or quote the text.");
    }

    @Test
    void deepAndLargeFilesAreRefused() {
        String deep = "definitions:1: Cannot read a value nested 17 deep: definitions nest at most 6 deep.";
        assertThat(message("entities: " + "[".repeat(100_000))).isEqualTo(deep);
        assertThat(message("entities: " + "{a: ".repeat(3_000))).isEqualTo(deep);
        assertThat(message("x".repeat(4_000_000)))
                .isEqualTo("definitions:1: Cannot read this as YAML: The incoming YAML document exceeds the limit:"
                        + " 3145728 code points.; write plain keys and values.");
    }

    @Test
    void brokenYamlNamesTheLine() {
        String remedy = "; check quotes, brackets and indentation.";
        assertThat(message("a: [1, 2\nb: 3"))
                .isEqualTo("definitions:2: Cannot read this as YAML: expected ',' or ']', but got :" + remedy);
        assertThat(message("entities:\n- name: a\n keys: b"))
                .isEqualTo("definitions:3: Cannot read this as YAML: expected <block end>, but found"
                        + " '<block mapping start>'" + remedy);
        assertThat(message("a: \"\\q\""))
                .isEqualTo("definitions:1: Cannot read this as YAML: found unknown escape character q(113)" + remedy);
        assertThat(message("entities: []\nviews: \u0007"))
                .isEqualTo("definitions:2: Cannot read this as YAML: character U+0007 is not allowed; remove it.");
        assertThat(message("? [a]\n: b")).startsWith("definitions:1: Cannot read this as YAML: ");
    }

    @Test
    void byteOrderMarkAndUnquotedExpressionsAreRead() {
        String yaml = "\uFEFF" + VIEW
                + "      - {name: x, aggregate: count, window: 1h, where: true}\n"
                + "services: [{name: s, features: [v.*], onDemand: {one: 1}}]\n";
        assertThat(DefinitionsYaml.read(yaml, Path.of("/"))
                        .service("s")
                        .onDemand()
                        .get(0)
                        .sql())
                .isEqualTo("1");
    }
}
