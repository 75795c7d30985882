package dev.tidemark.cli.notebook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.tidemark.kernel.install.KernelSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JupyterLab as a whole, where it is on the path, which no distribution's package brings. */
@Tag("slow")
class JupyterLabTest {
    private static final String RUNS = "[*]:";

    @TempDir
    private Path folder;

    @Test
    void aReaderRunsAllSeesItAndStopsWhatRuns() throws Exception {
        assumeTrue(Files.isExecutable(BrowserTest.CHROMIUM), "Chromium is missing: apt-get install chromium");
        Optional<Jupyter> lab = Jupyter.find(System.getenv("PATH"), List.of("lab"));
        assumeTrue(lab.isPresent(), "JupyterLab is missing: pip install jupyterlab, and put it on the PATH");
        BrowserTest.provideData(folder);
        NotebookPage.write(
                folder.resolve("look.ipynb"),
                BrowserTest.DEFINE,
                BrowserTest.BUILD,
                BrowserTest.CHART,
                BrowserTest.EXPLAIN,
                BrowserTest.TABLE,
                BrowserTest.SLIP,
                BrowserTest.LOOP,
                BrowserTest.ENDLESS);
        drawAllCells();
        try (JupyterServer server = JupyterServer.start(lab.orElseThrow(), folder);
                Playwright playwright = BrowserTest.playwright()) {
            Page page = BrowserTest.chromium(playwright).newPage();
            page.navigate(server.lab("look.ipynb"));
            assertThat(page.locator(".jp-KernelName").first()).containsText(KernelSpec.TITLE);
            assertThat(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]"))
                    .isVisible();
            menu(page, "Run", "Run All Cells");
            seesEverything(page);
            stops(page);
        }
    }

    /** Lab draws what lies far below only when it is scrolled to. */
    private void drawAllCells() throws Exception {
        Path settings = folder.resolve("jupyter/config/lab/user-settings/@jupyterlab/notebook-extension");
        Files.writeString(
                Files.createDirectories(settings).resolve("tracker.jupyterlab-settings"),
                "{\"windowingMode\": \"none\"}");
    }

    private static void seesEverything(Page page) {
        assertThat(output(page, 1).locator("table:visible").last()).containsText("amount_avg_30d");
        assertThat(output(page, 2).locator(".vega-embed .marks")).isVisible();
        assertThat(output(page, 3).locator("svg.tm-x").first()).isVisible();
        assertThat(output(page, 4)).containsText("101");
        assertThat(output(page, 5)).containsText("did you mean 'amount'?");
        assertThat(output(page, 5).locator("pre", trace())).isHidden();
        output(page, 5).locator("summary").click();
        assertThat(output(page, 5).locator("pre", trace())).isVisible();
        assertThat(prompt(page, 6)).hasText("[ ]:");
    }

    private static void stops(Page page) {
        run(page, 6);
        assertThat(output(page, 6).locator("progress")).isVisible();
        assertThat(output(page, 6)).containsText("✓ counting 100 of 100");
        run(page, 7);
        assertThat(output(page, 7)).containsText("again");
        assertThat(prompt(page, 7)).hasText(RUNS);
        menu(page, "Kernel", "Interrupt Kernel");
        assertThat(output(page, 7)).containsText("nterrupted");
        assertThat(prompt(page, 7)).not().hasText(RUNS);
    }

    private static void menu(Page page, String menu, String item) {
        page.locator("#jp-MainMenu .lm-MenuBar-item", has(menu)).first().click();
        page.locator(".lm-Menu-item:visible", has(item)).first().click();
    }

    private static void run(Page page, int cell) {
        page.locator(".jp-CodeCell").nth(cell).locator(".cm-content").click();
        page.keyboard().press("Shift+Enter");
    }

    private static Locator output(Page page, int cell) {
        return page.locator(".jp-CodeCell").nth(cell).locator(".jp-Cell-outputWrapper");
    }

    private static Locator prompt(Page page, int cell) {
        return page.locator(".jp-CodeCell").nth(cell).locator(".jp-InputPrompt");
    }

    private static Page.LocatorOptions has(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Locator.LocatorOptions trace() {
        return new Locator.LocatorOptions().setHasText("dev.tidemark");
    }
}
