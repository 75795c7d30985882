package dev.tidemark.kernel.ijava;

import dev.tidemark.kernel.host.CellMagic;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.LineMagic;
import dev.tidemark.kernel.render.Bundle;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.publish.PublishClearOutput;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.lang.reflect.Field;

/**
 * The original IJava. What is shown goes straight to the socket, under the cell that runs or ran last: the base's own way
 * drops it once the cell is over.
 */
final class IJavaHost implements Host {
    private final BaseKernel kernel;
    private final Magics magics;

    IJavaHost(BaseKernel kernel, Magics magics) {
        this.kernel = kernel;
        this.magics = magics;
    }

    @Override
    public void show(String id, Bundle bundle) {
        send(new PublishDisplayData(data(id, bundle)));
    }

    @Override
    public void update(String id, Bundle bundle) {
        send(new PublishUpdateDisplayData(data(id, bundle)));
    }

    @Override
    public void clear() {
        send(PublishClearOutput.BEFORE_NEXT_OUTPUT);
    }

    /** IJava has no pager. */
    @Override
    public void page(Bundle bundle) {
        kernel.display(data(java.util.UUID.randomUUID().toString(), bundle));
    }

    @Override
    public Object evaluate(String java) throws Exception {
        return kernel.getClass().getMethod("evalRaw", String.class).invoke(kernel, java);
    }

    @Override
    public ClassLoader cellClasses() {
        return Thread.currentThread().getContextClassLoader();
    }

    /** IJava counts for itself alone; a message has an identity of its own. */
    @Override
    public long cell() {
        MessageContext context = field("context", MessageContext.class);
        return context == null ? 0 : context.getHeader().getId().hashCode();
    }

    @Override
    public void lineMagic(String name, LineMagic magic) {
        magics.registerLineMagic(name, words -> magic.run(words));
    }

    @Override
    public void cellMagic(String name, CellMagic magic) {
        magics.registerCellMagic(name, (words, body) -> magic.run(words, body));
    }

    private <T extends ContentType<T>> void send(T content) {
        JupyterSocket socket = field("iopub", JupyterSocket.class);
        if (socket != null) {
            socket.sendMessage(new Message<>(field("context", MessageContext.class), content.getType(), content));
        }
    }

    /** Not {@code setDisplayId}: what it returns differs between versions. */
    private static DisplayData data(String id, Bundle bundle) {
        DisplayData data = new DisplayData();
        bundle.data().forEach(data::putData);
        data.putTransientData("display_id", id);
        return data;
    }

    private <T> T field(String name, Class<T> type) {
        try {
            Field field = CommManager.class.getDeclaredField(name);
            field.setAccessible(true);
            return type.cast(field.get(kernel.getCommManager()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of IJava is not known: " + e.getMessage(), e);
        }
    }
}
