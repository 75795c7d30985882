package dev.tidemark.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;

/** Runs what JShell compiled, and keeps what came of it: JShell itself knows only its text. */
final class CellControl extends DirectExecutionControl {
    private final CellThread thread;
    private Object value;
    private Throwable failure;

    CellControl(CellClasses classes, CellThread thread) {
        super(classes.delegate());
        this.thread = thread;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        try {
            value = thread.call(() -> method.invoke(null));
        } catch (InvocationTargetException e) {
            failure = e.getCause();
            throw e;
        } catch (Error e) {
            failure = e;
            throw new InvocationTargetException(e);
        }
        return ""; // JShell would have made text of the value, however long that takes
    }

    /** What the last snippet gave, once. */
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** What the last snippet threw, once; null if nothing. */
    Throwable takeFailure() {
        Throwable taken = failure;
        failure = null;
        return taken;
    }
}
