// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A merchant connects his shop in a real browser; others try what they should not be able to. */
class ConnectShopsTest {

    private static final String SHOP = FkwSimulator.DEFAULT_SHOP_ID;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private int port;
    private FkwSimulator platform;
    private ConnectShops program;
    private ChromeDriver browser;

    @BeforeEach
    void startProgram() throws IOException {
        port = freePort();
        platform = ConnectShops.platform(port);
        program = ConnectShops.demo(platform, port);
        program.start();
    }

    /** Below those that the system hands out by itself: nobody else gets it before the program does. */
    private static int freePort() throws IOException {
        for (int tries = 0; ; tries++) {
            try (ServerSocket free =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 30_000), 1, LOOPBACK)) {
                return free.getLocalPort();
            } catch (BindException taken) {
                if (tries > 100) {
                    throw taken;
                }
            }
        }
    }

    @AfterEach
    void stopProgram() {
        if (browser != null) {
            browser.quit();
        }
        program.close();
        platform.close();
    }

    private static Optional<Path> onThePath(String... names) {
        return List.of(names).stream()
                .flatMap(name -> List.of("/usr/bin", "/usr/local/bin").stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Without a browser there is nothing to drive; where the build has to have one, that is a failure. */
    private void openBrowser() {
        Optional<Path> chromium = onThePath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = onThePath("chromedriver");
        if (System.getenv("FKW_BROWSER_REQUIRED") == null) {
            assumeTrue(chromium.isPresent() && driver.isPresent(), "Chromium and its driver are not installed");
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=zh-CN");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        browser.manage().timeouts().implicitlyWait(PATIENCE);
    }

    /** Opens the page with the buttons; what else comes in its place is shown by the failure. */
    private void openButtons() {
        browser.get(ConnectShops.address(port));
        assertThat(browser.getPageSource()).contains("Connect shops", "authorize-" + SHOP);
    }

    private void agreeFor(String shopId) {
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        browser.findElement(By.cssSelector("input[value='" + shopId + "']")).click();
        browser.findElement(By.cssSelector("button[type=submit]")).click();
    }

    @Test
    void aMerchantConnectsHisShopAndItsOrdersCome() throws Exception {
        openBrowser();
        NotifyBuilder orders = new NotifyBuilder(program.main().getCamelContext())
                .fromRoute("orders")
                .whenDone(3)
                .create();
        openButtons();
        assertThat(browser.getPageSource()).contains(SHOP, "20262026", "尚未授权");
        browser.findElement(By.id("authorize-" + SHOP)).click();
        agreeFor(SHOP);
        assertThat(browser.findElement(By.id("connected")).getText()).contains(SHOP);
        assertThat(browser.findElement(By.id("until")).getText())
                .contains("有效期至")
                .contains("UTC+8");
        assertThat(orders.matches(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        browser.get(ConnectShops.address(port));
        assertThat(browser.getPageSource()).contains("已授权至");
        assertThat(platform.tokens().exchanges()).isEqualTo(1);
        assertThat(program.tokenFile()).content().contains("\"" + SHOP + "\"");
    }

    @Test
    void aPageThatIsLoadedAgainConnectsNothingTwice() {
        openBrowser();
        openButtons();
        browser.findElement(By.id("authorize-" + SHOP)).click();
        agreeFor(SHOP);
        browser.findElement(By.id("connected"));
        browser.navigate().refresh();
        assertThat(browser.findElement(By.id("refused")).getText()).contains("came before");
        assertThat(platform.tokens().exchanges()).isEqualTo(1);
    }

    @Test
    void aMerchantWhoChoosesAnotherShopIsTold() throws Exception {
        openBrowser();
        openButtons();
        browser.findElement(By.id("authorize-" + SHOP)).click();
        agreeFor("20262026");
        assertThat(browser.findElement(By.id("refused")).getText())
                .contains("the merchant chose shop 20262026, and the link was made for shop " + SHOP);
        assertThat(program.tokenFile()).satisfiesAnyOf(file -> assertThat(file).doesNotExist(), file -> assertThat(file)
                .content()
                .doesNotContain("accessToken"));
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    @Test
    void aLinkThatSomebodySendsToAMerchantConnectsNothing() throws Exception {
        // Somebody began in his own browser, and lets another one come back with his code.
        String link = get(ConnectShops.address(port) + "/start?shop=" + SHOP)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String state = link.substring(link.indexOf("&state=") + 7);
        HttpResponse<String> back =
                get(ConnectShops.address(port) + "/callback?code=" + platform.issueCode(SHOP) + "&state=" + state);
        assertThat(back.statusCode()).isEqualTo(400);
        assertThat(back.body()).contains("this browser did not begin it");
        assertThat(platform.tokens().exchanges()).isZero();
    }

    @Test
    void nothingOfAnAddressBecomesPartOfAPage() throws Exception {
        String evil = "%3Cscript%3Ealert(1)%3C/script%3E";
        for (String path : List.of("/start?shop=" + evil, "/callback?code=" + evil + "&state=" + evil, "/" + evil)) {
            HttpResponse<String> page = get(ConnectShops.address(port) + path);
            assertThat(page.statusCode()).as(path).isBetween(400, 499);
            assertThat(page.body()).as(path).doesNotContain("<script").doesNotContain("alert(1)");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .isPresent();
        }
    }

    @Test
    void doesNotStartWhereAnotherProgramHasThePort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK);
                ConnectShops second = ConnectShops.demo(platform, other.getLocalPort())) {
            assertThatThrownBy(second::start)
                    .hasMessageContaining("The pages cannot be served at 127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("set -Dpages.port");
        }
    }

    @Test
    void aTroubleOfTheProgramIsNotShownToABrowser() throws Exception {
        HttpResponse<String> start = get(ConnectShops.address(port) + "/start?shop=" + SHOP);
        String link = start.headers().firstValue("Location").orElseThrow();
        String cookie = start.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        // The token file cannot be written: its folder is gone.
        Path folder = program.tokenFile().getParent();
        Files.walk(folder).sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile()
                .delete());
        HttpResponse<String> back = http.send(
                HttpRequest.newBuilder(URI.create(ConnectShops.address(port) + "/callback?code="
                                + platform.issueCode(SHOP) + "&state=" + link.substring(link.indexOf("&state=") + 7)))
                        .header("Cookie", cookie)
                        .build(),
                BodyHandlers.ofString());
        assertThat(back.statusCode()).isEqualTo(502);
        assertThat(back.body())
                .contains("tell who runs this page")
                .doesNotContain("tokenFile")
                .doesNotContain(folder.toString());
    }

    @Test
    void noPageIsKeptAndNobodyIsToldOfItsAddress() throws Exception {
        for (String path : List.of("", "/start?shop=" + SHOP, "/callback")) {
            HttpResponse<String> page = get(ConnectShops.address(port) + path);
            assertThat(page.headers().firstValue("Cache-Control")).as(path).contains("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(page.headers().map().keySet()).as(path).noneMatch(name -> name.toLowerCase()
                    .startsWith("camel"));
        }
        HttpResponse<String> start = get(ConnectShops.address(port) + "/start?shop=" + SHOP);
        assertThat(start.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
        await().untilAsserted(() -> assertThat(platform.tokens().exchanges()).isZero());
    }
}
