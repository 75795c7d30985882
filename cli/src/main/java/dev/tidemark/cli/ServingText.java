package dev.tidemark.cli;

import dev.tidemark.cli.terminal.Shown;
import dev.tidemark.cli.terminal.Style;
import dev.tidemark.cli.terminal.TextTable;
import dev.tidemark.core.online.StoreFacts;
import dev.tidemark.core.promotion.Flipped;
import dev.tidemark.core.promotion.PromotionPreview;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.promotion.Served;
import dev.tidemark.core.promotion.ViewPreview;
import dev.tidemark.core.registry.FlipReason;
import dev.tidemark.core.registry.Promotion;
import dev.tidemark.semantics.text.TextTime;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What commands about serving say to people. */
final class ServingText {
    private final PrintStream out;
    private final Style style;
    private final boolean silent;

    ServingText(RootCommand root) {
        this.out = root.terminal().out();
        this.style = root.terminal().style();
        this.silent = root.json();
    }

    void preview(PromotionPreview preview) {
        if (!silent) {
            preview.text().lines().forEach(line -> out.println(coloured(line)));
        }
    }

    void promoted(PromotionResult result) {
        if (result.changedNothing()) {
            out.println("Nothing to do: release " + result.release() + " of " + result.service()
                    + " is live, and loading it again would store the same values.");
            return;
        }
        for (PromotionResult.LoadedView view : result.views()) {
            boolean loaded = view.fate() == ViewPreview.Fate.LOAD;
            out.println("  " + view.view() + ": "
                    + (loaded ? Shown.count(view.keys(), "key") + " loaded" : "kept")
                    + style.dim(", " + view.why()));
        }
        result.parity().ifPresent(parity -> out.println(style.good("✓ ") + parity.text()));
        String before = result.previous() == 0 ? "" : "; release " + result.previous() + " stays warm for a rollback";
        out.println(style.bold(result.service()) + " is served from release " + result.release() + ", values up to "
                + instant(result.cutOffMicros()) + ", in " + Shown.duration(result.duration()) + before);
        if (result.deleted() > 0) {
            out.println(style.dim("  removed " + Shown.count(result.deleted(), "state") + " of older releases"));
        }
        result.left().ifPresent(why -> out.println(style.error("! ") + "older states are still there: " + why));
    }

    void flipped(Flipped flipped) {
        if (flipped.reason() == FlipReason.RETIRE) {
            out.println(style.bold(flipped.service()) + " is not served any more; removed "
                    + Shown.count(flipped.deleted(), "state"));
            return;
        }
        out.println(style.bold(flipped.service()) + " is served from release " + flipped.to() + " again, values up to "
                + instant(flipped.cutOffMicros().orElseThrow()) + "; release " + flipped.from()
                + " stays warm: a second rollback goes back to it");
        flipped.definitions().changes().forEach(change -> {
            out.println("  " + change.nature().mark() + " " + change.kind() + " " + change.name());
            Diffs.print(
                    change.diff().stream().filter(line -> !line.startsWith(" ")).toList(), "      ", out, style);
        });
    }

    void status(List<Served> services, StoreFacts facts) {
        if (services.isEmpty()) {
            out.println("Nothing is served. To begin: tidemark promote --service NAME -f DEFS.yaml");
        }
        services.forEach(this::service);
        String limit = facts.limitBytes().isEmpty()
                ? "no limit set"
                : "limit " + Shown.bytes(facts.limitBytes().getAsLong());
        out.println(style.dim(facts.product() + " at " + facts.address() + ": " + Shown.bytes(facts.usedBytes())
                + " in use, " + limit));
    }

    private void service(Served served) {
        out.println(style.bold(served.service())
                + (served.release() == 0 ? " is not served" : "  release " + served.release())
                + served.since()
                        .map(since -> ", since " + TextTime.format(TextTime.toMicros(since.at())) + " by " + since.who()
                                + " (" + since.reason().name().toLowerCase(Locale.ROOT) + ")")
                        .orElse(""));
        served.cutOffMicros()
                .ifPresent(micros -> out.println("  values up to " + instant(micros) + ", "
                        + age(micros) + " ago"
                        + (served.previous() == 0
                                ? ""
                                : "; release " + served.previous() + " is warm for a rollback")));
        if (!served.views().isEmpty()) {
            TextTable table = new TextTable(List.of("view", "entity", "keys", "memory"));
            served.views()
                    .forEach(view -> table.row(
                            List.of(view.view(), view.entity(), Shown.count(view.keys()), Shown.bytes(view.bytes()))));
            table.lines(style, "  ").forEach(out::println);
        }
        served.problem().ifPresent(problem -> out.println(style.error("  ! ") + problem));
        served.unfinished().ifPresent(promotion -> unfinished(served.service(), promotion));
        out.println();
    }

    private void unfinished(String service, Promotion promotion) {
        out.println(style.error("  ! ") + "promotion " + promotion.id() + " by " + promotion.who() + " stands at "
                + promotion.state()
                + promotion.error().map(error -> ": " + error).orElse(""));
        String command = promotion.what().reason() == FlipReason.MATERIALIZE ? "materialize" : "promote";
        out.println("    to go on: tidemark " + command + " --service " + service);
    }

    private String coloured(String line) {
        String text = line.strip();
        boolean isDiff = text.startsWith("+ ") || text.startsWith("- ");
        return isDiff ? Diffs.coloured(text, style).replace(text, line) : line;
    }

    private static String instant(long micros) {
        return TextTime.format(micros);
    }

    private static String age(long micros) {
        Duration age = Duration.between(Instant.EPOCH.plusMillis(Math.floorDiv(micros, 1_000)), Instant.now());
        return age.toDays() > 2
                ? age.toDays() + " days"
                : age.toHours() > 2 ? age.toHours() + " hours" : Shown.duration(age.isNegative() ? Duration.ZERO : age);
    }
}
