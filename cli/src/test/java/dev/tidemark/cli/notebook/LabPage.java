package dev.tidemark.cli.notebook;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The outputs of a notebook as JupyterLab draws them: Lab's own components, bundled by {@code npm install} in {@code
 * src/test/lab}, without its server.
 */
final class LabPage implements AutoCloseable {
    private static final Path BUNDLE = Path.of("src/test/lab/node_modules/lab.js");
    private static final Path STYLE = Path.of("src/test/lab/node_modules/lab.css");

    /** How it gets there, for who lacks it. */
    static final String MISSING = "JupyterLab's components are missing: npm install --prefix cli/src/test/lab";

    private final Page page;

    private LabPage(Page page) {
        this.page = page;
    }

    static boolean isInstalled() {
        return Files.isReadable(BUNDLE);
    }

    /** @param cells the outputs of each, as a notebook's file has them */
    static LabPage of(BrowserContext browser, Object cells) {
        Page page = browser.newPage();
        page.setContent("<!DOCTYPE html><html><body style=\"margin: 8px; background: white\"></body></html>");
        page.addStyleTag(new Page.AddStyleTagOptions().setPath(STYLE));
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(BUNDLE));
        page.evaluate("cells => window.show(cells)", cells);
        return new LabPage(page);
    }

    /** What a cell shows, from 0. */
    Locator output(int index) {
        return page.locator(".cell").nth(index);
    }

    void keep(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    @Override
    public void close() {
        page.close();
    }
}
