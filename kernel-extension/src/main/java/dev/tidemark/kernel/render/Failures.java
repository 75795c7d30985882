package dev.tidemark.kernel.render;

import dev.tidemark.kernel.render.html.Html;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Errors as people read them: what went wrong and what to do, and where it came from one click away. */
public final class Failures {
    private static final int LONGEST_TRACE = 60;

    private Failures() {}

    /** Any failure; one of Tidemark's by its code and message, another one by its type and message. */
    public static Bundle of(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String name = failure instanceof TidemarkException known
                ? known.code().name()
                : failure.getClass().getSimpleName();
        Html html = new Html().open("div", "card bad");
        html.element("div", "bad", name);
        html.lines("message", message.isEmpty() ? "(no message)" : message);
        html.folded("where it comes from", () -> html.lines("", trace(failure)));
        return Bundle.text(name + (message.isEmpty() ? "" : ": " + message))
                .with(Bundle.HTML, html.close("div").end());
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return String.join("\n", text.toString().lines().limit(LONGEST_TRACE).toList());
    }
}
