package dev.tidemark.kernel.jjava;

import dev.tidemark.kernel.host.CellMagic;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.LineMagic;
import dev.tidemark.kernel.render.Bundle;
import java.lang.reflect.Field;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishClearOutput;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/**
 * A kernel of the JJava family. What is shown goes straight to the socket, under the cell that runs or ran last: the base's own way
 * drops it once the cell is over.
 */
final class JJavaHost implements Host {
    private final BaseKernel kernel;

    JJavaHost(BaseKernel kernel) {
        this.kernel = kernel;
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

    /** JJava has no pager. */
    @Override
    public void page(Bundle bundle) {
        kernel.display(data(java.util.UUID.randomUUID().toString(), bundle));
    }

    @Override
    @SuppressWarnings("deprecation") // later versions deprecate it, and have no other way
    public Object evaluate(String java) {
        return kernel.evalRaw(java);
    }

    @Override
    public ClassLoader cellClasses() {
        return Thread.currentThread().getContextClassLoader();
    }

    /** JJava counts for itself alone; a message has an identity of its own. */
    @Override
    public long cell() {
        MessageContext context = field("context", MessageContext.class);
        return context == null ? 0 : context.getHeader().getId().hashCode();
    }

    @Override
    public void lineMagic(String name, LineMagic magic) {
        kernel.getMagicsRegistry().registerLineMagic(name, (any, words) -> magic.run(words));
    }

    @Override
    public void cellMagic(String name, CellMagic magic) {
        kernel.getMagicsRegistry().registerCellMagic(name, (any, words, body) -> magic.run(words, body));
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
            throw new IllegalStateException("this version of JJava is not known: " + e.getMessage(), e);
        }
    }
}
