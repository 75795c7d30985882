package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tidemark get}. */
@Command(
        name = "get",
        description =
                "Read a feature vector as a model is served it: each value, what to think of it, and how old it is.",
        descriptionHeading = "%n",
        customSynopsis = "tidemark get --service NAME --key COLUMN=VALUE... [--request NAME=VALUE...] [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  tidemark get --service fraud_v1 --key card_id=c42 --key merchant_id=m7 --request amount=120"
        })
final class GetCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--service",
            required = true,
            paramLabel = "NAME",
            description = "The feature service, by its name in the registry.")
    private String service;

    @Option(
            names = "--key",
            paramLabel = "COLUMN=VALUE",
            description = "The value of a key column. Once for each column of the service's entities.")
    private Map<String, String> key = Map.of();

    @Option(
            names = "--request",
            paramLabel = "NAME=VALUE",
            description = "A value that comes with the request. Once for each one.")
    private Map<String, String> request = Map.of();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Read many at once: a file of JSON objects, one a line, each with its keys and request values.")
    private Path keys;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Evaluate at this instant, as in 2024-05-02T10:00:00Z, in place of now.")
    private String at;

    @Mixin
    private ProjectOptions project;

    @Override
    public Integer call() {
        if (keys == null && key.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "it needs --key COLUMN=VALUE, or --keys FILE.");
        }
        if (keys != null && !(key.isEmpty() && request.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "option '--keys' takes the place of --key and --request; give one or the other.");
        }
        GetWork work = new GetWork(root, project, Instants.option(spec, "--at", at));
        return keys == null ? work.one(service, key, request) : work.many(service, keys);
    }
}
