package dev.tidemark.semantics.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.RandomDefinitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the default locale and zone")
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
        for (long seed = 0; seed < 800; seed++) {
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

    @Test
    void definitionsSurviveBeingTakenApartAndJoined() {
        for (long seed = 0; seed < 300; seed++) {
            Definitions definitions = RandomDefinitions.of(seed);
            List<ObjectText> objects = new ArrayList<>(DefinitionsYaml.split(definitions));
            Collections.shuffle(objects, new Random(seed));

            Definitions joined = DefinitionsYaml.join(objects, definitions.baseDirectory());

            assertThat(joined).as("seed %s", seed).isEqualTo(definitions);
            assertThat(DefinitionsYaml.split(joined)).hasSameElementsAs(objects);
        }
    }

    @Test
    void anErrorOfJoinedTextsNamesItsObject() {
        List<ObjectText> objects = List.of(
                new ObjectText(ObjectKind.ENTITY, "card", "- {name: card, keys: [{name: card_id, type: STRING}]}\n"),
                new ObjectText(ObjectKind.SERVICE, "fraud", "- name: fraud\n  features: [\"activity.*\"]\n"));

        assertThatThrownBy(() -> DefinitionsYaml.join(objects, Path.of("/projects/any")))
                .hasMessage("Cannot find view 'activity' (service 'fraud'). Views: none.");
    }
}
