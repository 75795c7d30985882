package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.cli.terminal.Style;
import dev.tidemark.core.training.TextFile;
import dev.tidemark.core.training.ValidationInputs;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.core.validation.ReportLine;
import dev.tidemark.core.validation.TrainingProfile;
import dev.tidemark.core.validation.Verdict;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.ValidationData;
import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.nio.file.Path;
import java.util.Optional;

/** Holds the gates of a service against a training set, and reports. */
final class ValidateWork {
    private final RootCommand root;
    private final QuestionOptions question;
    private final EngineOptions engine;

    ValidateWork(RootCommand root, QuestionOptions question, EngineOptions engine) {
        this.root = root;
        this.question = question;
        this.engine = engine;
    }

    /** @return the exit code */
    int run(Optional<String> label, Optional<Path> baseline, Optional<Path> page, Optional<Path> profile) {
        Optional<TextFile> pageFile = page.map(question::textFile);
        Optional<TextFile> profileFile = profile.map(question::textFile);
        ValidationInputs inputs = inputs(label, baseline);
        try (Session session = Session.open(root, engine, question)) {
            GateReport report = session.ask(question).validate(inputs);
            session.quiet();
            pageFile.ifPresent(file -> file.write(report.html()));
            profileFile.ifPresent(file -> file.write(report.profile().json().toString()));
            if (root.json()) {
                ObjectNode json = report.json();
                page.ifPresent(file -> json.put("report", file.toString()));
                profile.ifPresent(file -> json.put("profile", file.toString()));
                JsonOutput.print(root.terminal(), json);
            } else {
                print(report, page, profile);
            }
            return report.passed() ? ExitCode.DONE : ExitCode.REFUSED_BY_GATE;
        }
    }

    private ValidationInputs inputs(Optional<String> label, Optional<Path> baseline) {
        Definitions definitions = DefinitionsYaml.read(question.definitions());
        Optional<String> named = label.or(
                () -> definitions.service(question.service()).validation().flatMap(ValidationData::label));
        ValidationInputs inputs = named.map(ValidationInputs.none()::label).orElse(ValidationInputs.none());
        return baseline.isPresent() ? inputs.promoted(TrainingProfile.read(baseline.get())) : inputs;
    }

    private void print(GateReport report, Optional<Path> page, Optional<Path> profile) {
        Style style = root.terminal().style();
        for (ReportLine line : report.lines()) {
            root.terminal().out().println(coloured(line, style));
        }
        page.ifPresent(file -> root.terminal().out().println("Report: " + style.bold(file.toString())));
        profile.ifPresent(file -> root.terminal().out().println("Profile: " + style.bold(file.toString())));
    }

    private static String coloured(ReportLine line, Style style) {
        if (line.verdict().isEmpty()) {
            return style.dim(line.text());
        }
        Verdict verdict = line.verdict().get();
        return switch (verdict) {
            case PASSED -> style.good(line.text());
            case FAILED -> style.error(line.text());
            case WARNED -> style.accent(line.text());
            case NOT_EVALUATED -> style.dim(line.text());
        };
    }
}
