package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.explain.Explanation;
import dev.tidemark.core.training.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Explains one row. */
final class ExplainWork {
    private final RootCommand root;
    private final QuestionOptions question;
    private final EngineOptions engine;

    ExplainWork(RootCommand root, QuestionOptions question, EngineOptions engine) {
        this.root = root;
        this.question = question;
        this.engine = engine;
    }

    /**
     * @param features by name; empty explains all
     * @param page where to write all of it with pictures
     * @param picture where to draw the one feature
     * @return the exit code
     */
    int run(long row, List<String> features, Optional<Path> page, Optional<Path> picture) {
        Optional<TextFile> pageFile = page.map(question::textFile);
        Optional<TextFile> pictureFile = picture.map(question::textFile);
        try (Session session = Session.open(root, engine, question)) {
            Explanation explanation = session.ask(question).explain(row).only(features);
            session.quiet();
            pageFile.ifPresent(file -> file.write(explanation.html()));
            pictureFile.ifPresent(file -> file.write(explanation.svg(features.get(0))));
            if (root.json()) {
                ObjectNode json = explanation.json();
                page.ifPresent(file -> json.put("page", file.toString()));
                picture.ifPresent(file -> json.put("picture", file.toString()));
                JsonOutput.print(root.terminal(), json);
            } else {
                root.terminal().out().print(explanation.text());
                page.ifPresent(file -> say("Page", file));
                picture.ifPresent(file -> say("Picture", file));
            }
            return ExitCode.DONE;
        }
    }

    private void say(String what, Path file) {
        root.terminal().out().println(what + ": " + root.terminal().style().bold(file.toString()));
    }
}
