package dev.tidemark.cli;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line about a command line that cannot be understood: what is wrong, what was perhaps meant, where to look. */
final class UsageHint {
    private UsageHint() {}

    static String of(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String see = " See " + name + " --help.";
        return e.getCause() instanceof TidemarkException ours
                ? ours.getMessage() + see
                : "Cannot run '" + name + "': " + problem(e, command) + see;
    }

    private static String problem(ParameterException e, CommandLine command) {
        List<String> unmatched =
                e instanceof UnmatchedArgumentException known ? known.getUnmatched() : command.getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            return unmatched(unmatched.get(0), command);
        }
        String message = e.getMessage().strip();
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            boolean noValue = message.startsWith("Missing required parameter for option");
            return noValue ? noValue(missing.getMissing().get(0)) : missing(missing.getMissing());
        }
        if (e instanceof OverwrittenOptionException twice && twice.getOverwritten() instanceof OptionSpec option) {
            return "option '" + option.longestName() + "' is given twice.";
        }
        message = message.replaceFirst(" is not an? (int|long)$", " is not a whole number");
        String lower = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    private static String noValue(ArgSpec arg) {
        return "option '" + ((OptionSpec) arg).longestName() + "' has no value; write " + label(arg) + ".";
    }

    private static String unmatched(String argument, CommandLine command) {
        List<String> known = new ArrayList<>();
        if (argument.startsWith("-")) {
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> known.add(option.longestName()));
            String option = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            return "there is no option '" + option + "'" + suggestion(option, known);
        }
        known.addAll(command.getSubcommands().keySet());
        String what = known.isEmpty() ? "there is no place for '" : "there is no command '";
        return what + argument + "'" + suggestion(argument, known);
    }

    private static String suggestion(String wanted, List<String> known) {
        String suggestion = Closest.suggestion(wanted, known);
        return suggestion.isEmpty() ? "." : suggestion;
    }

    private static String missing(List<ArgSpec> missing) {
        List<String> names = missing.stream().map(UsageHint::label).distinct().toList();
        int last = names.size() - 1;
        return "it needs "
                + (last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last))
                + ".";
    }

    private static String label(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() + " " + option.paramLabel() : arg.paramLabel();
    }
}
