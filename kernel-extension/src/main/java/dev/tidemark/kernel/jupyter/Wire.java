package dev.tidemark.kernel.jupyter;

import java.util.Map;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;

/** Sends messages whose content is a map, for the base's own classes lack fields that the protocol asks for. */
final class Wire {
    private Wire() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    static void send(JupyterSocket socket, MessageContext parent, MessageType<?> type, Map<String, ?> content) {
        socket.sendMessage(new Message(parent, type, content));
    }
}
