package dev.tidemark.cli;

import dev.tidemark.cli.quickstart.Calendar;
import dev.tidemark.cli.quickstart.Database;
import dev.tidemark.cli.quickstart.Leak;
import dev.tidemark.cli.quickstart.LiveDefinitions;
import dev.tidemark.cli.quickstart.QuickstartData;
import dev.tidemark.cli.terminal.Shown;
import dev.tidemark.cli.terminal.Style;
import dev.tidemark.cli.terminal.TextTable;
import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.explain.Explanation;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.promotion.DefinitionChange;
import dev.tidemark.core.promotion.Flipped;
import dev.tidemark.core.promotion.PromotionPreview;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.promotion.ViewPreview;
import dev.tidemark.core.training.CheckReport;
import dev.tidemark.core.training.Manifest;
import dev.tidemark.semantics.text.TextTime;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the quickstart says on its way; nothing with {@code --json}. */
final class QuickstartStory {
    static final String INDENT = "   ";

    private final Path directory;
    private final PrintStream out;
    private final Style style;
    private final long start = System.nanoTime();

    QuickstartStory(RootCommand root, Path directory) {
        this.directory = directory;
        this.out = root.json()
                ? new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                : root.terminal().out();
        this.style = root.terminal().style();
    }

    void begin() {
        say("");
        say(style.bold("Tidemark") + ": the value a model is trained on is the value it will be served.");
        say("Two months of card payments, some of them stolen. What may a fraud model know, and when?");
        say("It takes about a minute.");
    }

    void data(QuickstartData data, Duration took) {
        step("1", "Data", took);
        file(
                "data/transactions/*.parquet",
                Shown.count(data.payments(), "payment") + " with " + Shown.count(data.cards(), "card"));
        file(
                "data/merchant_risk.parquet",
                Shown.count(data.assessments(), "assessment") + " of " + Shown.count(data.merchants(), "merchant"));
        file(
                "data/customers.csv",
                Shown.count(data.customerRows(), "row") + " on " + Shown.count(data.customers(), "customer"));
        file(
                "labels.parquet",
                Shown.count(data.labels(), "payment") + " to learn from, " + Shown.count(data.frauds())
                        + " of them fraud");
        say(INDENT + "As in life, " + Shown.percent(data.late(), data.payments())
                + " of the payments became known late, by minutes to days.");
    }

    void definitions(String yaml) {
        step("2", "Features", null);
        file(
                "features.yaml",
                yaml.lines().filter(line -> line.contains("aggregate:")).count()
                        + " features of card, merchant and customer, and 2 on demand; such as");
        yaml.lines()
                .filter(line -> line.contains("txn_count_1h,")
                        || line.contains("amount_p95_30d")
                        || line.contains("amount_ratio"))
                .forEach(line -> say(INDENT + "  " + style.accent(line.strip().replaceAll(" +", " "))));
    }

    void trained(Manifest manifest, List<BuiltColumn> columns, Path train, Duration took) {
        step("3", "Training set", took);
        file(
                train.getFileName().toString(),
                Shown.count(manifest.rows(), "row") + " × " + Shown.count(columns.size(), "column")
                        + ", each value as it was known at its row's instant");
    }

    void checked(CheckReport check, Duration took) {
        String mark = check.passes() ? style.good("✓") : style.error("✗");
        say(INDENT + mark + " " + check.text() + " "
                + style.dim("(the specification as slow, obvious loops; " + Shown.duration(took) + ")"));
    }

    void preview(Database database, Path train) {
        List<String> columns =
                List.of("card_id", "event_time", "amount", "txn_count_1h", "amount_ratio", "risk_score", "is_fraud");
        TextTable table = new TextTable(columns);
        database.rows("SELECT card_id, strftime(event_time, '%m-%d %H:%M:%S'), printf('%.2f', amount), txn_count_1h,"
                        + " printf('%.2f', amount_ratio), risk_score, is_fraud FROM (SELECT *, row_number() OVER () AS row"
                        + " FROM read_parquet(" + Database.quoted(train)
                        + ")) WHERE row >= (SELECT count(*) / 2 FROM read_parquet("
                        + Database.quoted(train) + ")) LIMIT 5")
                .forEach(table::row);
        say("");
        table.lines(style, INDENT).forEach(this::say);
    }

    void explained(Explanation explanation, Leak leak) {
        step("4", "Why is a value what it is?", null);
        explanation.text().lines().forEach(line -> say((INDENT + line).stripTrailing()));
    }

    void leaked(Leak leak) {
        step("5", "What a naive join would have leaked", null);
        say(INDENT + "Row " + Shown.count(leak.row()) + " has txn_count_1h = " + leak.honest()
                + ". A join on event time alone says " + style.bold(Long.toString(leak.naive()))
                + ": it counts payments nobody knew of yet.");
        say(INDENT + "Counting what was not known yet would have changed " + Shown.count(leak.rows()) + " of "
                + Shown.count(leak.labels()) + " rows (" + Shown.percent(leak.rows(), leak.labels()) + "),");
        say(INDENT + "and " + style.bold(Shown.percent(leak.fraudRows(), leak.frauds()))
                + " of the frauds: a model would learn from what it will not be told.");
    }

    void promoted(PromotionPreview preview, PromotionResult result) {
        step("6", "Online", result.duration());
        preview.gates()
                .ifPresent(gates -> say(INDENT + style.good("✓") + " "
                        + Shown.count(gates.results().size(), "gate") + " passed on the training set"));
        long keys = result.views().stream()
                .mapToLong(PromotionResult.LoadedView::keys)
                .sum();
        say(INDENT + style.good("✓") + " " + Shown.count(keys, "state") + " of "
                + Shown.count(result.views().size(), "view") + " loaded into "
                + preview.store().product() + ", "
                + Shown.bytes(preview.predictedBytes()) + " as predicted");
        result.parity().ifPresent(parity -> say(INDENT + style.good("✓") + " " + parity.text()));
        say(INDENT + "Then one pointer moved: release " + result.release() + " is served.");
    }

    void served(QuickstartServing.Asked asked, FeatureVector vector) {
        say("");
        say(INDENT + "What a model is told when card " + asked.card() + " wants to pay 120.00, at midnight:");
        TextTable table = new TextTable(List.of("feature", "value", "status"));
        for (int i = 0; i < vector.size(); i++) {
            table.row(List.of(
                    vector.names().get(i),
                    String.valueOf(vector.value(i)),
                    vector.status(i).name().toLowerCase(Locale.ROOT)));
        }
        table.lines(style, INDENT).forEach(this::say);
    }

    void changed(PromotionResult second, Flipped back) {
        step("7", "A change, and back", second.duration());
        for (DefinitionChange change : back.definitions().changes()) {
            lines(change, "+ ").forEach(line -> say(INDENT + style.error("- " + line)));
            lines(change, "- ").forEach(line -> say(INDENT + style.good("+ " + line)));
        }
        long loaded = second.views().stream()
                .filter(view -> view.fate() == ViewPreview.Fate.LOAD)
                .count();
        say(INDENT + "Release " + second.release() + " went live beside it: " + Shown.count(loaded, "view")
                + " loaded anew, the other " + (second.views().size() - loaded) + " kept.");
        say(INDENT + "Then a rollback, in an instant: release " + back.to() + " is served again, and release "
                + back.from() + " stays warm.");
    }

    /** The lines that a change adds or takes away, without their place in the file. */
    private static List<String> lines(DefinitionChange change, String mark) {
        return change.diff().stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()).strip().replaceFirst("^- ", ""))
                .toList();
    }

    /** @param proved how many of the last reads over HTTP were computed once more; 0 if there were none */
    void end(long row, QuickstartServing.Asked asked, int proved) {
        step(proved == 0 ? "8" : "10", "Your turn", null);
        String ask = command() + " %s -f " + at("features.yaml") + " --service " + QuickstartWork.SERVICE + " \\%n"
                + INDENT + "    --spine " + at("labels.parquet") + " --time " + QuickstartWork.TIME + " %s";
        say(INDENT
                + style.dim(
                        "# change a feature in features.yaml, then build again; --check compares with the reference"));
        say(INDENT + String.format(Locale.ROOT, ask, "build", "--out " + at("train.csv") + " --check"));
        say(INDENT + style.dim("# which events made a value, and which did not count"));
        say(INDENT + String.format(Locale.ROOT, ask, "explain", "--row " + row + " --feature amount_sum_24h"));
        String project = " --project " + quoted(directory.toString());
        say(INDENT + style.dim("# read what is served, as of the end of the data; and what is served at all"));
        say(INDENT + command() + " get" + project + " --service " + QuickstartWork.SERVICE + " --key card_id="
                + asked.card() + " \\");
        say(INDENT + "    --key merchant_id=" + asked.merchant() + " --key customer_id=" + asked.customer()
                + " --request amount=120 --at " + TextTime.format(Calendar.END));
        say(INDENT + command() + " status" + project);
        if (proved > 0) {
            say(INDENT + style.dim("# compute what was served at the end of the stream once more, from its archive"));
            say(INDENT + command() + " skew" + project + " --service " + LiveDefinitions.SERVICE + " \\");
            say(INDENT + "    -f " + at("archive.yaml") + " --last " + proved);
        }
        say("");
        say("Done in " + Shown.duration(Duration.ofNanos(System.nanoTime() - start)) + ". Everything lies in "
                + directory + "; delete it when you like.");
    }

    void step(String number, String title, Duration took) {
        say("");
        say(style.bold(number + "  " + title) + (took == null ? "" : style.dim("  " + Shown.duration(took))));
    }

    void file(String name, String what) {
        say(String.format(Locale.ROOT, INDENT + "%-29s %s", name, what));
    }

    /** A file of the quickstart, as the shell needs it. */
    private String at(String name) {
        return quoted(directory.resolve(name).toString());
    }

    private static String command() {
        String launcher = System.getenv("TIDEMARK_COMMAND");
        return launcher == null || launcher.isEmpty() ? "tidemark" : quoted(launcher);
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./+@%=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    void say(String line) {
        out.println(line);
    }

    /** Prints what a line begins with, at once. */
    void draw(String text) {
        out.print(text);
        out.flush();
    }
}
