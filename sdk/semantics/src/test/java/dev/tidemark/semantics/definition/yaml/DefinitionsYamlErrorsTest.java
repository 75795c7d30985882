package dev.tidemark.semantics.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsYamlErrorsTest {
    /** Where an expected message gets the line of the thing it is about. */
    private static final String PLACED =
            "(service '.'|feature 'x' of view 'v'|feature 'x'|feature 'xx' in view 'v'|view 'count')";

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
                .isEqualTo("Cannot read these definitions (line 1): there are none;"
                        + " begin with entities, sources and views.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            5 => Cannot read the definitions (line 1): it is a number (5), not a mapping. Keys: entities, sources, views, services.
            entities: 5 => Cannot read 'entities' of the definitions (line 1): it is a number (5), not a list; write a list.
            entitis: [] => Cannot read the definitions (line 1): there is no key 'entitis'; did you mean 'entities'? Keys: entities, sources, views, services.
            entities: [5] => Cannot read entity number 1 (line 1): it is a number (5), not a mapping. Keys: name, keys.
            entities: [{name: a}] => Cannot read entity 'a' (line 1): key 'keys' is missing; add it.
            entities: [{keys: []}] => Cannot read entity number 1 (line 1): key 'name' is missing; add it.
            entities: [{name: a, keys: []}] => Cannot define entity 'a' (line 1): it has no key; name the column that identifies it.
            entities: [{name: a, keys: [{name: k, type: STRNG}]}] => Cannot read 'type' of key 'k' (line 1): there is no type 'STRNG'; did you mean 'STRING'? Types: BOOL, INT64, DOUBLE, STRING, TIMESTAMP, BOOL_LIST, INT64_LIST, DOUBLE_LIST, STRING_LIST, TIMESTAMP_LIST.
            entities: [{name: a, keys: [{name: k, type: varchar}]}] => Cannot read 'type' of key 'k' (line 1): there is no type 'varchar'; write STRING.
            entities: [{name: a, keys: [{name: k, type: DOUBLE}]}] => Cannot define key 'k' (line 1): DOUBLE cannot identify anything; a key is STRING, INT64, BOOL or TIMESTAMP.
            entities: [{name: a, keys: [{name: k, type: INT64}, {name: k, type: INT64}]}] => Cannot define entity 'a' (line 1): key 'k' stands twice; rename or remove one.
            entities: [{name: a b, keys: [{name: k, type: INT64}]}] => Cannot define entity 'a b' (line 1): a name is letters A-Z a-z, digits and _, and does not begin with a digit; write 'a_b'.
            entities: [{name: karté, keys: [{name: k, type: INT64}]}] => Cannot define entity 'karté' (line 1): a name is letters A-Z a-z, digits and _, and does not begin with a digit; write 'kart_'.
            entities: [{name: 5, keys: []}] => Cannot read 'name' of entity '5' (line 1): it is a number (5), not text; quote it: "5".
            entities: [{name: no, keys: []}] => Cannot read 'name' of entity 'no' (line 1): it is true or false (no), not text; quote it: "no".
            sources: [{name: a, path: x.csv}] => Cannot read source 'a' (line 1): key 'eventTime' is missing; add it.
            sources: [{name: a, path: x.dat, eventTime: t}] => Cannot define source 'a' (line 1): the extension of path 'x.dat' does not tell the format; say parquet, csv, json or arrow.
            sources: [{name: a, path: x, format: cvs, eventTime: t}] => Cannot read 'format' of source 'a' (line 1): there is no format 'cvs'; did you mean 'csv'? Formats: parquet, csv, json, arrow.
            sources: [{name: a, path: x.csv, eventTime: t, stream: {kafak: {}}}] => Cannot read 'stream' of source 'a' (line 1): there is no key 'kafak'; did you mean 'kafka'? Keys: kafka, redis, push.
            sources: [{name: a, path: x.csv, eventTime: t, stream: {}}] => Cannot read 'stream' of source 'a' (line 1): it names none of kafka, redis and push; name one.
            sources: [{name: a, path: x.csv, eventTime: t, stream: {kafka: {}}}] => Cannot read 'stream' of source 'a' (line 1): key 'topic' is missing; add it.
            sources: [{name: a, path: x.csv, eventTime: t, stream: {kafka: {topic: 5}}}] => Cannot read 'topic' of 'stream' of source 'a' (line 1): it is a number (5), not text; quote it: "5".
            sources: [{name: a, path: x.csv, eventTime: t, visibleAtItsInstant: yes}] => Cannot read 'visibleAtItsInstant' of source 'a' (line 1): 'yes' is not true or false; write it so, or quote it if it is a text.
            sources: [{name: a, path: x.csv, eventTime: t, columns: {c: FLOAT}}] => Cannot read 'c' of 'columns' of source 'a' (line 1): there is no type 'FLOAT'; write DOUBLE.
            sources: [{name: a, path: x.csv, eventTime: t, columns: {c: BOOL, c: BOOL}}] => Cannot read key 'c' twice (line 1): it stands in line 1 already; remove one.
            sources: [{name: a, path: x.csv, eventTime: t}, {name: a, path: y.csv, eventTime: t}] => Cannot define source 'a' twice (line 1); rename or remove one.
            """)
    void entitiesAndSources(String yaml, String message) {
        assertThat(message(yaml)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            aggregate: count => Cannot define feature 'x' of view 'v': count needs a window; say how far back it reaches, like 7d, or lifetime.
            aggregate: cuont, window: 1h => Cannot read 'aggregate' of feature 'x': there is no aggregate 'cuont'; did you mean 'count'? Aggregates: count, sum, avg, min, max, var_samp, var_pop, stddev_samp, stddev_pop, first, last, first_n, last_n, count_distinct, top_k, percentile, time_since_last, latest.
            aggregate: mean, window: 1h => Cannot read 'aggregate' of feature 'x': there is no aggregate 'mean'; did you mean 'avg'? Aggregates: count, sum, avg, min, max, var_samp, var_pop, stddev_samp, stddev_pop, first, last, first_n, last_n, count_distinct, top_k, percentile, time_since_last, latest.
            aggregate: distinct_count, window: 1h => Cannot read 'aggregate' of feature 'x': there is no aggregate 'distinct_count'; did you mean 'count_distinct'? Aggregates: count, sum, avg, min, max, var_samp, var_pop, stddev_samp, stddev_pop, first, last, first_n, last_n, count_distinct, top_k, percentile, time_since_last, latest.
            aggregate: Median, window: 1h => Cannot read 'aggregate' of feature 'x': there is no aggregate 'Median'; write percentile, with p: 0.5.
            aggregate: sum, window: 1h => Cannot define feature 'x' of view 'v': sum needs a column; say which with of, like of: amount.
            aggregate: sum, of: ' ', window: 1h => Cannot define feature 'x' of view 'v': sum names no column; say which, like amount.
            aggregate: count, windw: 1h => Cannot read feature 'x': there is no key 'windw'; did you mean 'window'? Keys: name, aggregate, of, where, window, resolution, endingBefore, ttl, n, p, default.
            aggregate: count, window: 60 => Cannot read 'window' of feature 'x': '60' is not a duration; write a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 1.5h => Cannot read 'window' of feature 'x': '1.5h' is not a duration; write 90m; a duration is a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: forever => Cannot read 'window' of feature 'x': 'forever' is not a duration; write a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 1w => Cannot read 'window' of feature 'x': '1w' is not a duration; write 7d; a duration is a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 2 weeks => Cannot read 'window' of feature 'x': '2 weeks' is not a duration; write 14d; a duration is a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 1y => Cannot read 'window' of feature 'x': '1y' is not a duration; write 365d; a duration is a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 30min => Cannot read 'window' of feature 'x': '30min' is not a duration; write 30m; a duration is a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 7D => Cannot read 'window' of feature 'x': '7D' is not a duration; write 7d; a duration is a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 1 m => Cannot read 'window' of feature 'x': '1 m' is not a duration; write 1m; a duration is a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: PT1H => Cannot read 'window' of feature 'x': 'PT1H' is not a duration; write 1h; a duration is a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
            aggregate: count, window: 1M => Cannot read 'window' of feature 'x': '1M' is not a duration; write a whole number and a unit, up to 36525d, like 1us 250ms 30s 5m 1h 7d, or lifetime.
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
            aggregate: percentile, of: a, p: "0.5", window: 1h => Cannot read 'p' of feature 'x': it is text (0.5), not a number; write it without quotes: 0.5.
            aggregate: last_n, of: a, n: '3', window: 1h => Cannot read 'n' of feature 'x': it is text (3), not a whole number; write it without quotes: 3.
            aggregate: last_n, of: a, n: '0.5', window: 1h => Cannot read 'n' of feature 'x': it is text (0.5), not a whole number; write a whole number.
            aggregate: last_n, of: a, n: '010', window: 1h => Cannot read 'n' of feature 'x': it is text (010), not a whole number; write a whole number.
            aggregate: last_n, of: a, window: 1h => Cannot define feature 'x' of view 'v': last_n needs n, how many values to give; say 1 to 10000.
            aggregate: last_n, of: a, n: 0, window: 1h => Cannot define feature 'x' of view 'v': last_n cannot give n = 0 values; say 1 to 10000.
            aggregate: last_n, of: a, n: 99999999999, window: 1h => Cannot read 'n' of feature 'x': 99999999999 is too large; the most is 2147483647.
            aggregate: last_n, of: a, n: 99999999999999999999, window: 1h => Cannot read 'n' of feature 'x': '99999999999999999999' is not a whole number; write it in decimal digits, with at most 64 bits.
            aggregate: last_n, of: a, n: 1_000, window: 1h => Cannot read 'n' of feature 'x': '1_000' is not a whole number; write it in decimal digits, with at most 64 bits.
            aggregate: last_n, of: a, n: 0x10, window: 1h => Cannot read 'n' of feature 'x': '0x10' is not a whole number; write it in decimal digits, with at most 64 bits.
            aggregate: count, window: 1h, default: 010 => Cannot read 'default' of feature 'x': '010' is not clearly a number; write it without leading zeros, or quote it if it is a text.
            aggregate: count, window: 1h, default: [[1]] => Cannot read 'default' of feature 'x': it is a list; write true or false, a number, text, or a list of those, or leave it out.
            aggregate: count, window: 1h, where: '' => Cannot define feature 'x' of view 'v': count has an empty where; write an SQL condition, like amount > 500.
            """)
    void features(String feature, String message) {
        String yaml = VIEW + "      - {name: x, " + feature + "}\n";
        assertThat(message(yaml)).isEqualTo(message.replaceFirst(PLACED, "$1 (line 10)"));
    }

    @Test
    void emptyDefaultIsNothing() {
        assertThat(message(VIEW + "      - {name: x, aggregate: count, window: 1h, default: }\n"))
                .isEqualTo("Cannot read 'default' of feature 'x' (line 10): it is nothing;"
                        + " write true or false, a number, text, or a list of those, or leave it out.");
    }

    @Test
    void duplicatesAndUnknownNames() {
        String one = VIEW + "      - {name: x, aggregate: count, window: 1h}\n";
        assertThat(message(one + "      - {name: x, aggregate: count, window: 2h}\n"))
                .isEqualTo("Cannot define view 'v' (line 11): feature 'x' stands twice; rename or remove one.");
        assertThat(message(one.replace("entity: card", "entity: crad")))
                .isEqualTo("Cannot find entity 'crad' (line 6); did you mean 'card'? Entities: card.");
        assertThat(message(one.replace("source: tx", "source: orders")))
                .isEqualTo("Cannot find source 'orders' (line 6). Sources: tx.");
        assertThat(message(VIEW + "      []\n"))
                .isEqualTo("Cannot define view 'v' (line 6): it has no feature; add one, like count over 1h.");
        assertThat(message(one + "    entity: card\n"))
                .isEqualTo("Cannot read key 'entity' twice (line 11): it stands in line 7 already; remove one.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            features: [v] => Cannot read features of service 's': 'v' does not say which; write view.* for all features of a view, or view.feature.
            features: [count.y] => Cannot find view 'count'. Views: v.
            features: [v.xx] => Cannot find feature 'xx' in view 'v'; did you mean 'x'? Features: x.
            features: [v.*, v.x] => Cannot define service 's': feature 'v.x' stands twice; rename or remove one.
            features: [] => Cannot define service 's': it lists no feature; list a view, or view.feature.
            features: v.* => Cannot read 'features' of service 's': it is text (v.*), not a list; write a list, even of one: [v.*].
            features: {v: x} => Cannot read 'features' of service 's': it is a mapping, not a list; write a list: begin each of its items with '- '.
            request: {a: DOUBLE} => Cannot read service 's': key 'features' is missing; add it.
            features: [v.*], request: {a: STRING_LIST} => Cannot define service 's': request value 'a' cannot be STRING_LIST; it is BOOL, INT64, DOUBLE, STRING or TIMESTAMP.
            features: [v.*], request: {a: DOUBLE}, onDemand: {a: '1'} => Cannot define service 's': request value or on-demand feature 'a' stands twice; rename or remove one.
            features: [v.*], onDemand: {a: ' '} => Cannot define service 's': its on-demand feature 'a' is empty; write an SQL expression, like amount > 500.
            """)
    void services(String service, String message) {
        String yaml =
                VIEW + "      - {name: x, aggregate: count, window: 1h}\nservices: [{name: s, " + service + "}]\n";
        assertThat(message(yaml)).isEqualTo(message.replaceFirst(PLACED, "$1 (line 11)"));
    }

    @Test
    void whatIsNotPlainYamlIsRefused() {
        String anchor = ": write the value out, or quote a text that begins with & or *.";
        assertThat(message("entities: &x []")).isEqualTo("Cannot read an anchor or alias (line 1)" + anchor);
        assertThat(message("entities: []\nsources: *x")).isEqualTo("Cannot read an anchor or alias (line 2)" + anchor);
        assertThat(message("entities: !!java.net.URL [x]"))
                .isEqualTo("Cannot read tag 'tag:yaml.org,2002:java.net.URL' (line 1):"
                        + " write the plain value, or quote the text.");
        assertThat(message("entities: []\n---\nviews: []"))
                .isEqualTo("Cannot read a second document after --- (line 3); put it into a file of its own.");
        assertThat(message("<<: {}"))
                .isEqualTo("Cannot read the definitions (line 1): there is no key '<<'."
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
                        "Cannot read an anchor or alias (line 1): write the value out, or quote a text that begins with & or *.");
    }

    @Test
    void deepAndLargeFilesAreRefused() {
        String deep = "Cannot read a value nested 17 deep (line 1): definitions nest at most 6 deep.";
        assertThat(message("entities: " + "[".repeat(100_000))).isEqualTo(deep);
        assertThat(message("entities: " + "{a: ".repeat(3_000))).isEqualTo(deep);
        assertThat(message("x".repeat(4_000_000)))
                .isEqualTo(
                        "Cannot read these definitions (line 1): they have 4000000 characters, and the most is 3145728;"
                                + " are they definitions?");
    }

    @Test
    void brokenYamlNamesTheLine() {
        assertThat(message("a: [1, 2\nb: 3"))
                .isEqualTo("Cannot read this as YAML (line 2): a comma or the closing ], which line 1 opens, is missing"
                        + " before this.");
        assertThat(message("a: {b: 1, c: 2]"))
                .isEqualTo("Cannot read this as YAML (line 1): a comma or the closing } is missing before this.");
        assertThat(message("entities:\n- name: a\n keys: b"))
                .isEqualTo(
                        "Cannot read this as YAML (line 3): the line is indented unlike those it belongs to; begin it"
                                + " in the column where they begin.");
        assertThat(message("views:\n\t- name: a"))
                .isEqualTo("Cannot read this as YAML (line 2): a tab stands where the line is indented; indent with"
                        + " spaces.");
        assertThat(message("entities: []\nviews: \"v\nservices: []\n"))
                .isEqualTo("Cannot read this as YAML (line 2): the quote that opens here is never closed; close it.");
        assertThat(message("views:\n- name: a: b"))
                .startsWith("Cannot read this as YAML (line 2): there is a ': ' where no key can be;");
        assertThat(message("views: []\nservices\nentities: []"))
                .startsWith("Cannot read this as YAML (line 3): a key is without its ': '");
        assertThat(message("a: \"\\q\""))
                .isEqualTo("Cannot read this as YAML (line 1): found unknown escape character q(113); check quotes,"
                        + " brackets and indentation.");
        assertThat(message("entities: []\nviews: \u0007"))
                .isEqualTo("Cannot read this as YAML (line 2): character U+0007 is not allowed; remove it.");
        assertThat(message("? [a]\n: b")).startsWith("Cannot read this as YAML (line 1): ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where: \"a\" = 1",
                "a: 'it's'",
                "a: [1] c",
                "a: {b: 1} c",
                "a: 'x', b",
                "- 'é' 'x'",
                "\uFEFFa: '\uD83D\uDE00' x"
            })
    void textAfterAClosingQuoteOrBracket(String line) {
        assertThat(message(line + "\n"))
                .isEqualTo("Cannot read this as YAML (line 1): text follows a closing quote or bracket; quote the"
                        + " whole value.");
    }

    @Test
    void definitionsThatAreNoFile(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("d.yaml")).resolve("x");
        assertThatThrownBy(() -> DefinitionsYaml.read(file))
                .hasMessage("Cannot read definitions: " + file + " cannot be read (" + file
                        + ": Not a directory); check that it is a file.");
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
