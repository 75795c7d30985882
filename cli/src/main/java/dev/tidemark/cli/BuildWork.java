package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.cli.terminal.Shown;
import dev.tidemark.cli.terminal.Style;
import dev.tidemark.cli.terminal.Terminal;
import dev.tidemark.core.executor.ViewCounts;
import dev.tidemark.core.training.CheckReport;
import dev.tidemark.core.training.Manifest;
import dev.tidemark.core.training.Sample;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.TrainingSetBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Builds, checks and writes a training set. */
final class BuildWork {
    private final RootCommand root;
    private final QuestionOptions question;
    private final EngineOptions engine;

    BuildWork(RootCommand root, QuestionOptions question, EngineOptions engine) {
        this.root = root;
        this.question = question;
        this.engine = engine;
    }

    /**
     * @param checkedRows 0 checks nothing
     * @return the exit code
     */
    int run(Path out, int checkedRows, long seed) {
        long start = System.nanoTime();
        try (Session session = Session.open(root, engine, question);
                TrainingSet set = asked(session, out).build()) {
            Optional<CheckReport> check =
                    checkedRows == 0 ? Optional.empty() : Optional.of(set.check(new Sample(checkedRows, seed)));
            boolean passes = check.map(CheckReport::passes).orElse(true);
            if (passes) {
                set.writeTo(out);
            }
            session.quiet();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (root.json()) {
                printJson(set.manifest(), passes ? out : null, check, took);
            } else {
                print(set.manifest(), passes ? out : null, check, took);
            }
            return passes ? ExitCode.DONE : ExitCode.REFUSED_BY_GATE;
        }
    }

    private TrainingSetBuilder asked(Session session, Path out) {
        TrainingSetBuilder asked = session.ask(question);
        asked.checkOutput(out);
        return asked;
    }

    private void printJson(Manifest manifest, Path written, Optional<CheckReport> check, Duration took) {
        ObjectNode json = manifest.json();
        json.put("out", written == null ? null : written.toString());
        if (written != null) {
            json.put("bytes", size(written));
        }
        json.put("totalMillis", took.toMillis());
        BuildWarnings.of(manifest).forEach(json.withArray("/warnings")::add);
        check.ifPresent(report -> json.set("check", report.json()));
        JsonOutput.print(root.terminal(), json);
    }

    private void print(Manifest manifest, Path written, Optional<CheckReport> check, Duration took) {
        Terminal terminal = root.terminal();
        Style style = terminal.style();
        PrintStream out = terminal.out();
        check.ifPresent(
                report -> out.println((report.passes() ? style.good("✓ ") : style.error("✗ ")) + report.text()));
        if (written == null) {
            out.println("Wrote nothing: a value differs from the reference, which is a defect in Tidemark; report it.");
        } else {
            out.println(style.bold(written.toString()) + ": " + Shown.count(manifest.rows(), "row") + " × "
                    + Shown.count(manifest.columns(), "column") + ", " + Shown.bytes(size(written)) + ", in "
                    + Shown.duration(took));
        }
        manifest.counts().views().forEach(view -> print(view, out, style));
        BuildWarnings.of(manifest).forEach(warning -> out.println(style.error("! ") + warning));
        if (manifest.counts().onDemandFailures() > 0) {
            out.println(style.dim("  " + Shown.count(manifest.counts().onDemandFailures(), "on-demand value")
                    + " null because the expression failed, as for a division by zero"));
        }
    }

    private static void print(ViewCounts view, PrintStream out, Style style) {
        StringBuilder line = new StringBuilder("  " + view.view() + ": read " + Shown.count(view.eventsRead()) + " of "
                + Shown.count(view.sourceRows(), "row") + " of " + view.source());
        add(line, view.withoutTime(), " without event time, ignored");
        add(line, view.withoutKey(), " without key, ignored");
        add(line, view.expressionFailures(), " failed expressions, taken as null");
        add(line, view.ambiguousTies(), " ties that only values put in order");
        out.println(style.dim(line.toString()));
    }

    private static void add(StringBuilder line, long count, String what) {
        if (count > 0) {
            line.append("; ").append(Shown.count(count)).append(what);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
