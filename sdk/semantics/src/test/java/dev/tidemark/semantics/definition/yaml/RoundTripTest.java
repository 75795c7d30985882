package dev.tidemark.semantics.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.RandomDefinitions;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void goSomewhereAwkward() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    }

    @AfterEach
    void comeBack() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void definitionsSurviveTheWayToYamlAndBack() {
        for (long seed = 0; seed < 3_000; seed++) {
            Definitions definitions = RandomDefinitions.of(seed);
            String yaml = DefinitionsYaml.write(definitions);

            Definitions read = DefinitionsYaml.read(yaml, definitions.baseDirectory());

            assertThat(read).as("seed %s%n%s", seed, yaml).isEqualTo(definitions);
            assertThat(read.sources().stream()
                            .map(source -> source.columns().keySet().toString()))
                    .containsExactlyElementsOf(definitions.sources().stream()
                            .map(source -> source.columns().keySet().toString())
                            .toList());
            assertThat(DefinitionsYaml.write(read)).isEqualTo(yaml);
        }
    }
}
