package dev.tidemark.kernel.ijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.kernel.host.MagicStory;
import dev.tidemark.kernel.render.Bundle;
import io.github.spencerpark.jupyter.channels.IOPubChannel;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.zeromq.ZMQ;

/** On IJava's base: that kernel itself is in no Maven repository. */
@Isolated("installs the kernel of the process")
class IJavaEntryTest {
    private final Kernel kernel = new Kernel();
    private final Magics magics = new Magics();

    @Test
    void bringsForms() {
        IJavaEntry.install(kernel, magics);

        DisplayData shown = kernel.getRenderer().render(Bundle.text("plain").with(Bundle.HTML, "<b>rich</b>"));
        assertThat(shown.getData(MIMEType.TEXT_HTML)).isEqualTo("<b>rich</b>");
    }

    @Test
    void magicsRunAndShowWhatTheyDo(@TempDir Path folder) throws Exception {
        IJavaEntry.install(kernel, magics);
        Told told = new Told();
        kernel.getCommManager().setIOPubChannel(told);

        MagicStory.tell(
                folder,
                (name, words, body) -> {
                    if (body == null) {
                        magics.applyLineMagic(name, words);
                    } else {
                        magics.applyCellMagic(name, words, body);
                    }
                },
                kernel.evaluated,
                told.texts);
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

    /** The socket of what a front end is told, with nobody at its other end. */
    private static final class Told extends IOPubChannel {
        final List<String> texts = new CopyOnWriteArrayList<>();

        Told() {
            super(ZMQ.context(1), HMACGenerator.NO_AUTH_INSTANCE);
        }

        @Override
        public void sendMessage(Message<?> message) {
            texts.add(String.valueOf(((DisplayData) message.getContent()).getData(MIMEType.TEXT_PLAIN)));
        }
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
