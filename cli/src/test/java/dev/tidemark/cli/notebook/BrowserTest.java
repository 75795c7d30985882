package dev.tidemark.cli.notebook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tidemark.core.progress.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a reader sees and presses in the classic Notebook: the real kernel, the distribution's Jupyter and Chromium. With
 * {@code -Dtidemark.pictures=FOLDER} it also writes the pictures of the documents there.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String PICTURES = System.getProperty("tidemark.pictures");
    private static final int EVENTS = 20_000;
    private static final int PATIENCE_MS = 60_000;

    @TempDir
    private static Path folder;

    private static final List<String> FOREIGN = new CopyOnWriteArrayList<>();
    /** Of the notebook that ran last. */
    private static Object outputs;

    private static JupyterServer server;
    private static Playwright playwright;
    private static BrowserContext browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is missing: apt-get install chromium fonts-dejavu-core");
        Optional<Jupyter> jupyter = Jupyter.find("/usr/bin", List.of("notebook"));
        assumeTrue(jupyter.isPresent(), "Jupyter is missing: apt-get install jupyter-notebook");
        provideData(folder);
        server = JupyterServer.start(jupyter.orElseThrow(), folder);
        playwright = playwright();
        browser = chromium(playwright);
        browser.onRequest(request -> {
            if (!request.url().startsWith(server.address()) && !request.url().startsWith("data:")) {
                FOREIGN.add(request.url());
            }
        });
    }

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static BrowserContext chromium(Playwright playwright) {
        Browser chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--lang=en-US")));
        BrowserContext context = chromium.newContext(
                new Browser.NewContextOptions().setViewportSize(1210, 1300).setDeviceScaleFactor(1.5));
        context.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return context;
    }

    /** The sample data, and labels of fewer columns, so that a table of them fits a page. */
    static void provideData(Path folder) throws SQLException {
        Path data = SampleData.provide(folder, EVENTS, share -> {}, new Cancellation());
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT card_id, event_time, is_fraud FROM '" + data.resolve("labels.parquet")
                    + "') TO '" + data.resolve("asked.parquet") + "'");
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void aReaderRunsAllAndSeesIt() throws IOException {
        try (NotebookPage page = open("look.ipynb", DEFINE, BUILD, CHART, EXPLAIN, TABLE, SLIP, "1 + 1")) {
            page.runAll();
            page.awaitEnd();
            keep(page, 4, "notebook-table");
            keep(page, 2, "notebook-chart");
            keep(page, 3, "notebook-explain");
            Locator set = page.output(1);
            assertThat(set.locator("table:visible").last()).containsText("amount_avg_30d");
            assertThat(set.locator("table:visible tbody tr").last()).isVisible();
            assertThat(page.output(2).locator("svg").first()).isVisible();
            assertThat(page.output(2)).containsText("amount_avg_30d");
            assertThat(page.output(3).locator("svg.tm-x").first()).isVisible();
            assertThat(page.output(3)).containsText("had happened, but nobody knew yet");
            assertThat(page.output(4)).containsText("101");
            assertThat(page.output(5)).containsText("amount");
            assertThat(page.output(5).locator("pre", has("dev.tidemark"))).isHidden();
            page.output(5).locator("summary").click();
            assertThat(page.output(5).locator("pre", has("dev.tidemark"))).isVisible();
            assertThat(page.prompt(6)).as("a cell after a failing one").isEqualTo("In [ ]:");
            outputs = page.outputs();
        }
        assertThat(FOREIGN).isEmpty();
    }

    /** Table, chart as Vega-Lite, picture and error, by Lab's own components; nothing is fetched. */
    @Test
    @Order(2)
    void jupyterLabShowsTheSame() {
        assumeTrue(outputs != null, "there is nothing to show: the notebook did not run");
        assumeTrue(LabPage.isInstalled(), LabPage.MISSING);
        try (LabPage page = LabPage.of(browser, outputs)) {
            assertThat(page.output(1).locator("table:visible").last()).containsText("amount_avg_30d");
            assertThat(page.output(2).locator(".vega-embed .marks")).isVisible();
            assertThat(page.output(3).locator("svg.tm-x").first()).isVisible();
            assertThat(page.output(4)).containsText("101");
            assertThat(page.output(5)).containsText("did you mean 'amount'?");
            assertThat(page.output(5).locator("pre", has("dev.tidemark"))).isHidden();
            page.output(5).locator("summary").click();
            assertThat(page.output(5).locator("pre", has("dev.tidemark"))).isVisible();
            page.output(5).locator("summary").click();
            if (PICTURES != null) {
                page.keep(Path.of(PICTURES, "notebook-lab.png"));
            }
        }
        assertThat(FOREIGN).isEmpty();
    }

    @Test
    @Order(3)
    void barsMoveAndWorkStopsWhenToldTo() throws Exception {
        try (NotebookPage page = open("stop.ipynb", LOOP, ENDLESS, "1 + 1", BIG, BUILD_BIG, "40 + 2")) {
            page.run(0);
            assertThat(page.output(0).locator("progress")).isVisible();
            keep(page, 0, "notebook-progress");
            assertThat(positions(page.output(0))).hasSizeGreaterThan(3);
            assertThat(page.output(0)).containsText("✓ counting 100 of 100");
            page.run(1);
            assertThat(page.output(1)).containsText("again");
            page.run(2);
            page.interrupt();
            page.awaitEnd();
            assertThat(page.output(1)).containsText("nterrupted");
            assertThat(page.prompt(2)).as("a cell that waited behind it").isEqualTo("In [ ]:");
            page.run(3);
            page.awaitEnd();
            page.run(4);
            assertThat(page.output(4).locator("progress")).isVisible();
            page.interrupt();
            page.awaitEnd();
            assertThat(page.output(4)).containsText("stopped");
            page.run(5);
            assertThat(page.output(5)).containsText("42");
        }
        assertThat(FOREIGN).isEmpty();
    }

    /** Where the bar stood whenever it was looked at, until it was gone. */
    private static Set<Double> positions(Locator output) throws InterruptedException {
        Set<Double> seen = new TreeSet<>();
        Locator bar = output.locator("progress");
        while (bar.count() > 0) {
            Object value = bar.evaluateAll("bars => bars.length ? bars[0].value : null");
            if (value instanceof Number number) {
                seen.add(number.doubleValue());
            }
            Thread.sleep(50);
        }
        return seen;
    }

    private static Locator.LocatorOptions has(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static NotebookPage open(String name, String... cells) throws IOException {
        return NotebookPage.open(browser, server, folder, name, cells);
    }

    /** Writes a cell as it looks to the folder of the documents' pictures, where one was named. */
    private static void keep(NotebookPage page, int cell, String name) {
        if (PICTURES != null) {
            page.cell(cell).screenshot(new Locator.ScreenshotOptions().setPath(Path.of(PICTURES, name + ".png")));
        }
    }

    static final String DEFINE = """
            var store = FeatureStore.open(Path.of("payments"));
            var card = Entity.named("card").key("card_id", STRING);
            var payments = Source.parquet("transactions", "data/transactions/*.parquet")
                    .eventTime("event_time").knownTime("ingested_at");
            var activity = FeatureView.named("card_activity").of(card).from(payments)
                    .where("status = 'APPROVED'")
                    .feature("txn_count_1h", count().over(hours(1)))
                    .feature("amount_avg_30d", avg("amount").over(days(30)))
                    .feature("last_country", latest("country").within(days(30)));
            var fraud = FeatureService.named("fraud_v1").with(activity);
            """;

    static final String BUILD = """
            var spine = Spine.parquet("asked.parquet").at("event_time");
            var set = store.trainingSet(fraud).spine(spine).build();
            set
            """;

    static final String CHART = """
            Charts.distribution(set, "amount_avg_30d")
            """;

    static final String EXPLAIN = """
            set.explain(324).only(List.of("txn_count_1h"))
            """;

    static final String TABLE = "Table.of(set).from(101).size(8)";

    static final String SLIP = """
            store.trainingSet(FeatureService.named("slip").with(
                    FeatureView.named("slip").of(card).from(payments).feature("avg_7d", avg("amout").over(days(7)))))
                .spine(spine).build()
            """;

    static final String LOOP = """
            try (var bar = progress("counting", 100)) {
                for (int i = 0; i < 100; i++) { Thread.sleep(30); bar.step(); }
            }
            """;

    static final String ENDLESS = "while (true) { System.out.println(\"again\"); Thread.sleep(5); }";

    private static final String BIG = """
            try (var duck = java.sql.DriverManager.getConnection("jdbc:duckdb:"); var statement = duck.createStatement()) {
                statement.execute("COPY (SELECT 'c' || (i % 5000) AS card_id, TIMESTAMP '2024-01-01' + to_seconds(i) AS event_time,"
                    + " i * 0.5 AS amount FROM range(2000000) t(i)) TO 'big.parquet'");
                statement.execute("COPY (SELECT 'c' || (i % 5000) AS card_id, TIMESTAMP '2024-01-10' + to_seconds(i) AS event_time"
                    + " FROM range(400000) t(i)) TO 'spine.parquet'");
            }
            var store = FeatureStore.open(Path.of("."));
            var big = FeatureService.named("big").with(FeatureView.named("big_view")
                .of(Entity.named("card").key("card_id", STRING))
                .from(Source.parquet("big", "big.parquet").eventTime("event_time"))
                .feature("p95", percentile("amount", 0.95).over(days(7)))
                .feature("distinct", countDistinct("amount").over(days(7))));
            """;

    private static final String BUILD_BIG =
            "store.trainingSet(big).spine(Spine.parquet(\"spine.parquet\").at(\"event_time\")).build()";
}
