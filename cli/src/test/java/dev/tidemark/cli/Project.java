package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A small project in a folder: definitions, a source and a spine, all of which work until a test breaks one. */
record Project(Path folder) {
    static final String DEFINITIONS = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
            sources:
              - {name: txns, path: txns.csv, eventTime: event_time}
            views:
              - name: v
                entity: card
                source: txns
                features:
                  - {name: n, aggregate: count, window: 1h}
                  - {name: total, aggregate: sum, of: amount, window: 1d}
            services:
              - {name: s, features: [v.*]}
            """;

    static Project in(Path folder) {
        Project project = new Project(folder);
        project.write("d.yaml", DEFINITIONS);
        project.write("txns.csv", """
                card_id,event_time,amount,note
                c1,2024-05-02T10:00:00Z,5,x
                c2,2024-05-02T10:01:00Z,7,y
                """);
        project.write("spine.csv", """
                card_id,event_time,label
                c1,2024-05-02T11:00:00Z,1
                c2,2024-05-02T10:01:00Z,0
                """);
        return project;
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the one place where the definitions say {@code old}. */
    void redefine(String old, String now) {
        if (!DEFINITIONS.contains(old)) {
            throw new IllegalArgumentException("the definitions do not say " + old);
        }
        write("d.yaml", DEFINITIONS.replace(old, now));
    }

    /** A command about the rows of the spine. */
    Object[] asking(String command, String... more) {
        return askingFrom("d.yaml", "spine.csv", command, more);
    }

    private Object[] askingFrom(String definitions, String spine, String command, String... more) {
        return Stream.concat(
                        Stream.of(
                                command,
                                "-f",
                                at(definitions),
                                "--service",
                                "s",
                                "--spine",
                                at(spine),
                                "--time",
                                "event_time",
                                "--work-dir",
                                at("work")),
                        Stream.of(more))
                .toArray();
    }

    Ran build(String out, String... more) {
        return Ran.command(Stream.concat(Stream.of(asking("build", "--out", at(out))), Stream.of(more))
                .toArray());
    }

    /** Builds from other files of the project. */
    Ran buildFrom(String definitions, String spine, String out) {
        return Ran.command(askingFrom(definitions, spine, "build", "--out", at(out)));
    }

    /** Asserts that a command failed with this line, or one that begins so if a list of names follows, and left nothing. */
    void failed(Ran ran, String message) {
        String line = ran.err().replace(folder + "/", "");
        assertThat(line).startsWith("error: " + message).endsWith("\n");
        assertThat(line.lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(content())
                .noneMatch(name -> name.contains("out") || name.startsWith("work/") || name.contains("tmp"));
    }

    String at(String name) {
        return folder + "/" + name;
    }

    /** Every file and folder, by its name below the project, in order. */
    List<String> content() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
