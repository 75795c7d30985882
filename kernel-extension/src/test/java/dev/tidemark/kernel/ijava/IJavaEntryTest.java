package dev.tidemark.kernel.ijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.kernel.render.Bundle;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On IJava's base: that kernel itself is in no Maven repository. */
class IJavaEntryTest {
    private final Kernel kernel = new Kernel();
    private final Magics magics = new Magics();

    @Test
    void bringsFormsAndMagics() throws Exception {
        IJavaEntry.install(kernel, magics);

        DisplayData shown = kernel.getRenderer().render(Bundle.text("plain").with(Bundle.HTML, "<b>rich</b>"));
        assertThat(shown.getData(MIMEType.TEXT_HTML)).isEqualTo("<b>rich</b>");
        magics.applyCellMagic("features", List.of(), "entities: [{name: card, keys: [{name: id, type: STRING}]}]");
        assertThat(kernel.evaluated)
                .anyMatch(java -> java.startsWith("dev.tidemark.semantics.definition.Entity card ="));
    }

    @Test
    void whatCannotBeDrawnDoesNotEndTheKernel() {
        IJavaEntry.install(kernel, magics);
        Object bad = new Object() {
            @Override
            public String toString() {
                throw new NoClassDefFoundError("gone");
            }
        };

        assertThat((String) kernel.getRenderer().render(bad).getData(MIMEType.TEXT_PLAIN))
                .contains("cannot be shown: java.lang.NoClassDefFoundError");
    }

    @Test
    void saysWhereItBelongs() {
        assertThatThrownBy(IJavaEntry::install)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no IJava runs in this process: call this in one of its cells");
    }

    /** What the adapter calls by name, as IJava's kernel has it. */
    public static final class Kernel extends BaseKernel {
        final List<String> evaluated = new ArrayList<>();

        public Object evalRaw(String source) {
            evaluated.add(source);
            return null;
        }

        @Override
        public DisplayData eval(String source) {
            return null;
        }

        @Override
        public LanguageInfo getLanguageInfo() {
            return new LanguageInfo.Builder("java").build();
        }
    }
}
