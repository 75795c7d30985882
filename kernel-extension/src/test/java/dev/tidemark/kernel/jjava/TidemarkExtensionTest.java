package dev.tidemark.kernel.jjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.kernel.host.MagicStory;
import dev.tidemark.kernel.render.Bundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.zeromq.ZMQ;

/** On JJava's base, as a stock JJava would install it: that kernel itself is in no Maven repository. */
@Isolated("installs the kernel of the process")
class TidemarkExtensionTest {
    private final Kernel kernel = new Kernel();

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(TidemarkExtension.class);
    }

    @Test
    void bringsMagicsAndForms() throws Exception {
        new TidemarkExtension().install(kernel);

        assertThat(kernel.getMagicsRegistry().getLineMagicNames()).contains("tidemark", "explain", "live");
        assertThat(kernel.getMagicsRegistry().getCellMagicNames()).contains("sql", "features");
        DisplayData shown = kernel.getRenderer().render(Bundle.text("plain").with(Bundle.HTML, "<b>rich</b>"));
        assertThat(shown.getData(MIMEType.TEXT_HTML)).isEqualTo("<b>rich</b>");
        assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo("plain");
    }

    @Test
    void magicsRunAndShowWhatTheyDo(@TempDir Path folder) throws Exception {
        new TidemarkExtension().install(kernel);
        Told told = new Told();
        kernel.getCommManager().setIOPubChannel(told);

        MagicStory.tell(
                folder,
                (name, words, body) -> {
                    if (body == null) {
                        kernel.getMagicsRegistry().evalLineMagic(kernel, name, words);
                    } else {
                        kernel.getMagicsRegistry().evalCellMagic(kernel, name, words, body);
                    }
                },
                kernel.evaluated,
                told.texts);
    }

    @Test
    void whatCannotBeDrawnDoesNotEndTheKernel() {
        new TidemarkExtension().install(kernel);
        Object bad = new Object() {
            @Override
            public String toString() {
                throw new StackOverflowError();
            }
        };

        DisplayData shown = kernel.getRenderer().render(bad);

        assertThat((String) shown.getData(MIMEType.TEXT_PLAIN))
                .contains("cannot be shown: java.lang.StackOverflowError");
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

    /** The least that the base asks of a kernel. */
    private static final class Kernel extends BaseKernel {
        final List<String> evaluated = new ArrayList<>();

        Kernel() {
            super(
                    "test",
                    "1",
                    new LanguageInfo.Builder("java").build(),
                    List.of(),
                    null,
                    new JupyterIO(StandardCharsets.UTF_8),
                    new CommManager(),
                    new Renderer(),
                    null,
                    new MagicsRegistry(),
                    true,
                    new StringStyler.Builder().build());
        }

        @Override
        public Object evalRaw(String source) {
            evaluated.add(source);
            return null;
        }

        @Override
        public DisplayData inspect(String code, int at, boolean extraDetail) {
            return null;
        }

        @Override
        public ReplacementOptions complete(String code, int at) {
            return null;
        }

        @Override
        public String isComplete(String code) {
            return IS_COMPLETE_MAYBE;
        }
    }
}
