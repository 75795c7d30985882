package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What bad definitions get: one line that names thing, value and remedy; exit code 1; no trace, and no file. */
class BadDefinitionsTest {
    @TempDir
    private Path temp;

    static Stream<Arguments> definitions() {
        return Stream.of(
                defined(
                        "path: txns.csv",
                        "path: elsewhere.csv",
                        "Cannot read source 'txns': file 'elsewhere.csv' does not exist; check the path."),
                defined(
                        "path: txns.csv",
                        "path: txn.csv",
                        "Cannot read source 'txns': file 'txn.csv' does not exist; did you mean 'txns.csv'?"),
                defined(
                        "path: txns.csv",
                        "path: 'no*.parquet'",
                        "Cannot read source 'txns': no file matches 'no*.parquet'; check the path."),
                defined(
                        "path: txns.csv",
                        "path: txns",
                        "Cannot define source 'txns' (d.yaml:4): the extension of path 'txns' does not tell the format;"
                                + " say parquet, csv, json or arrow."),
                defined(
                        "of: amount",
                        "of: amont",
                        "Cannot bind feature 'total' of view 'v': column 'amont' is not in source 'txns' (txns.csv); did"
                                + " you mean 'amount'? Columns: card_id, event_time, amount, note."),
                defined(
                        "eventTime: event_time",
                        "eventTime: evt_time",
                        "Cannot bind source 'txns': column 'evt_time' is not in source 'txns' (txns.csv); did you mean"
                                + " 'event_time'? Columns: card_id, event_time, amount, note."),
                defined(
                        "of: amount",
                        "of: note",
                        "Cannot bind feature 'total' of view 'v': column 'note' of source 'txns' (txns.csv) is STRING, SUM needs"
                                + " a number. Numbers: amount."),
                defined(
                        "eventTime: event_time}",
                        "eventTime: event_time, columns: {note: INT64}, sequence: note}",
                        "Cannot read 'x' as INT64 in row 1, column 'note' of txns.csv (source 'txns'): write a whole"
                                + " number in decimal digits, like 42 or -7."),
                defined(
                        "eventTime: event_time}",
                        "eventTime: event_time, columns: {amount: INTEGER}}",
                        "Cannot read 'amount' of 'columns' of source 'txns' (d.yaml:4): there is no type 'INTEGER'; write"
                                + " INT64."),
                defined(
                        "window: 1h",
                        "window: 1h, where: 'SIZE(amount) > 1'",
                        "Cannot bind feature 'n' of view 'v': expression \"SIZE(amount) > 1\" at line 1, column 1: function"
                                + " 'SIZE' not found"),
                defined(
                        "window: 1h",
                        "window: 1h, where: 'amount >> 1'",
                        "Cannot bind feature 'n' of view 'v': expression \"amount >> 1\" at line 1, column 8: syntax error"
                                + " near '>> 1'; write one condition or formula, as in amount * 2 > 500 AND status = 'A'."),
                defined(
                        "window: 1h",
                        "window: 1h, where: 'amount + 1'",
                        "Cannot bind feature 'n' of view 'v': where \"amount + 1\" is INT64, it needs BOOL; compare it, as"
                                + " in amount > 500."),
                defined(
                        "name: total",
                        "name: n",
                        "Cannot define view 'v' (d.yaml:11): feature 'n' stands twice; rename or remove one."),
                defined(
                        "name: total",
                        "name: label",
                        "Cannot build training set of service 's': feature 'label' has the name of column 'label' of the"
                                + " spine (spine.csv); rename or leave out one of them."),
                defined(
                        "aggregate: count, window: 1h",
                        "aggregate: latest, of: note, ttl: 0s",
                        "Cannot define feature 'n' of view 'v' (d.yaml:10): latest cannot have a ttl of 0us; say at least"
                                + " 1us, or forever."),
                defined(
                        "aggregate: sum",
                        "aggregate: summ",
                        "Cannot read 'aggregate' of feature 'total' (d.yaml:11): there is no aggregate 'summ'; did you mean"
                                + " 'sum'?"),
                defined("{name: s,", "{name: t,", "Cannot find service 's'. Services: t."),
                defined(
                        "aggregate: sum",
                        "agregate: sum",
                        "Cannot read feature 'total' (d.yaml:11): there is no key 'agregate'; did you mean"
                                + " 'aggregate'?"),
                defined("services:", "services: [", "Cannot read this as YAML (d.yaml:13): "));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void ofDefinitions(String old, String now, String message) {
        Project project = Project.in(temp);
        project.redefine(old, now);
        project.failed(project.build("out.csv"), message);
    }

    private static Arguments defined(String old, String now, String message) {
        return Arguments.of(old, now, message);
    }
}
