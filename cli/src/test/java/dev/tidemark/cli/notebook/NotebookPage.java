package dev.tidemark.cli.notebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tidemark.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Path;

/** A notebook of code cells as its reader has it before them: in the classic Notebook, used by its own menu and buttons. */
final class NotebookPage implements AutoCloseable {
    private static final String IDLE = "() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel"
            + " && Jupyter.notebook.kernel.is_connected() && !Jupyter.notebook.kernel_busy";

    private final Page page;

    private NotebookPage(Page page) {
        this.page = page;
    }

    /** Writes it to the server's folder, opens it and waits for its kernel. */
    static NotebookPage open(BrowserContext browser, JupyterServer server, Path folder, String name, String... cells)
            throws IOException {
        write(folder.resolve(name), cells);
        Page page = browser.newPage();
        page.navigate(server.notebook(name));
        page.addStyleTag(
                new Page.AddStyleTagOptions().setContent("#header { box-shadow: none !important }")); // on pictures
        page.waitForFunction(IDLE);
        return new NotebookPage(page);
    }

    void runAll() {
        page.click("#celllink");
        page.click("#run_all_cells a");
    }

    void run(int cell) {
        cell(cell).locator(".input_area").click();
        page.click("button[data-jupyter-action='jupyter-notebook:run-cell-and-select-next']");
    }

    /** Presses the square. */
    void interrupt() {
        page.click("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
    }

    /** Waits until nothing runs and nothing waits to. */
    void awaitEnd() {
        page.waitForFunction("() => !Jupyter.notebook.kernel_busy"
                + " && Jupyter.notebook.get_cells().every(cell => cell.input_prompt_number !== '*')");
    }

    /** A cell with its output, from 0. */
    Locator cell(int index) {
        return page.locator(".code_cell").nth(index);
    }

    /** What is left of a cell's code: {@code In [3]:}, {@code In [*]:} while it runs or waits, {@code In [ ]:} if it never ran. */
    String prompt(int index) {
        return cell(index).locator(".input_prompt").innerText().strip().replace('\u00a0', ' ');
    }

    /** What a cell shows. */
    Locator output(int index) {
        return cell(index).locator(".output");
    }

    /** What the cells show, as the notebook's file would hold it. */
    Object outputs() {
        return page.evaluate(
                "() => JSON.parse(JSON.stringify(Jupyter.notebook.get_cells().map(cell => cell.output_area.toJSON())))");
    }

    @Override
    public void close() {
        page.evaluate("() => Jupyter.notebook.set_dirty(false)"); // else it would ask
        page.close();
    }

    /** Writes a notebook of code cells. */
    static void write(Path file, String... cells) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode notebook = json.createObjectNode().put("nbformat", 4).put("nbformat_minor", 4);
        notebook.putObject("metadata")
                .putObject("kernelspec")
                .put("name", KernelSpec.NAME)
                .put("display_name", KernelSpec.TITLE)
                .put("language", "java");
        ArrayNode code = notebook.putArray("cells");
        for (String cell : cells) {
            ObjectNode node = code.addObject().put("cell_type", "code").put("source", cell.strip());
            node.putNull("execution_count").putObject("metadata");
            node.putArray("outputs");
        }
        json.writeValue(file.toFile(), notebook);
    }
}
