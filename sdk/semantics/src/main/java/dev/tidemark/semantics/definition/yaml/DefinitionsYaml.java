package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Definitions as a YAML file, and back, without loss. An error is one line that says where it stands:
 * {@code Cannot define view 'v' (fraud.yaml:12): ...}.
 */
public final class DefinitionsYaml {
    private DefinitionsYaml() {}

    /** The definitions in a file; the paths of its sources are relative to the folder it lies in. */
    public static Definitions read(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return read(text(file), YamlErrors.in(file.toString()), folder);
    }

    /** The definitions in a text; the paths of its sources are relative to {@code baseDirectory}. */
    public static Definitions read(String text, Path baseDirectory) {
        return read(text, YamlErrors.inText(), baseDirectory);
    }

    /** A text that {@link #read(String, Path)} reads as the same definitions, given the same base directory. */
    public static String write(Definitions definitions) {
        return DefinitionsWriter.write(definitions);
    }

    /** Each object on its own, in the order of the file. {@link #join} makes the same definitions of them. */
    public static List<ObjectText> split(Definitions definitions) {
        return DefinitionsWriter.split(definitions);
    }

    /**
     * The definitions of these objects, whatever their order; by name within a kind. An error says which object it is about:
     * {@code Cannot find view 'activity' (service 'fraud'). ...}.
     */
    public static Definitions join(Collection<ObjectText> objects, Path baseDirectory) {
        ObjectTexts texts = ObjectTexts.of(objects);
        return read(texts.file(), new YamlErrors(texts::place), baseDirectory);
    }

    private static Definitions read(String text, YamlErrors errors, Path baseDirectory) {
        return DefinitionsReader.read(YamlParser.parse(text, errors), errors, baseDirectory);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new TidemarkException(
                    ErrorCode.MISSING_FILE,
                    "Cannot read definitions: there is no file " + file
                            + (file.isAbsolute()
                                    ? ""
                                    : " (it would be " + file.toAbsolutePath().normalize() + ")")
                            + "; check the path.",
                    e);
        } catch (CharacterCodingException e) {
            throw new TidemarkException(
                    ErrorCode.UNREADABLE_FILE,
                    "Cannot read definitions: " + file + " is not UTF-8 text; save it as UTF-8.",
                    e);
        } catch (IOException e) {
            throw new TidemarkException(
                    ErrorCode.UNREADABLE_FILE, "Cannot read definitions: " + file + " " + reason(file, e) + ".", e);
        }
    }

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "is a folder; name the file in it";
        }
        return e instanceof AccessDeniedException
                ? "may not be read; change its permissions"
                : "cannot be read (" + e.getMessage() + "); check that it is a file";
    }
}
