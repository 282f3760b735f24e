// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * One Karaf through the days of its operator, with the commands, the configuration and the bundle of docs/guide/karaf.md.
 * The tests go on where the one before stopped: a Karaf for each of them would take minutes. The shop does not stand still
 * meanwhile; orders are placed and paid all the time.
 */
@DisabledForJreRange(
        min = JRE.JAVA_24,
        disabledReason = "Karaf 4.4 needs Java's security manager, which is gone since 24")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KarafIT {

    private static final Duration WAIT = Duration.ofMinutes(2);
    private static final String CONNECTOR = "io.github.camelfkw.camel-fkw";
    private static final String COMMON = "io.github.camelfkw.camel-fkw-common";
    private static final List<String> SIBLINGS =
            List.of("io.github.camelfkw.camel-apifm", "io.github.camelfkw.camel-zvcms");
    private static final String ROUTES = "io.github.camelfkw.examples.karaf";
    private static final String RUNS = "Orders and waybills run";
    private static final String VERSION = System.getProperty("project.version");
    private static final String NEWER = "0.1.1";
    private static final Path REPOSITORY = Path.of(System.getProperty("karaf.repository"));
    private static final Path FEATURES = Path.of(System.getProperty("features.file"));
    private static final Path CONFIGURATION = Path.of("../../camel-fkw-examples/karaf/src/main/etc", ROUTES + ".cfg");
    private static final Pattern ORDER_IN = Pattern.compile("Order (\\d+) is in the inbox");

    @TempDir
    static Path temporary;

    private Shop shop;
    private Karaf karaf;
    private Operator operator;
    private Erp erp;

    @BeforeAll
    void openTheShopAndStartKaraf() throws Exception {
        String camel = StandIn.write(REPOSITORY);
        Bundles.publishFeatures(REPOSITORY, VERSION, Files.readString(FEATURES));
        shop = new Shop(
                temporary,
                "--rotate",
                "--orders=60",
                "--created-per-minute=60",
                "--paid-per-minute=60",
                "--cancelled-per-minute=0");
        karaf = new Karaf(
                Path.of(System.getProperty("karaf.home")),
                REPOSITORY,
                Map.of(
                        "FKW_CLIENT_ID", shop.said("client_id"),
                        "FKW_CLIENT_SECRET", shop.said("client_secret"),
                        "FKW_REFRESH_TOKEN", shop.said("refresh_token")));
        karaf.start();
        operator = new Operator(karaf, camel, VERSION);
        erp = new Erp(karaf, temporary);
    }

    @AfterAll
    void closeAll() throws IOException {
        if (karaf != null) {
            Files.writeString(Path.of("target", "karaf-console.txt"), karaf.output());
            karaf.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    @org.junit.jupiter.api.Order(1)
    void withoutCamelsOwnFeaturesNothingIsInstalled() throws IOException {
        assertThat(operator.does("karaf-repository")).doesNotContain("Error");
        assertThat(operator.does("karaf-install"))
                .contains("Error executing command", "No matching features for camel-");
        assertThat(karaf.bundle(CONNECTOR)).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Order(2)
    void aWrongImportRangeTurnsThisTestRed() throws IOException {
        operator.does("karaf-camel");
        String version = "0.0.1";
        Bundles.publishFeatures(REPOSITORY, version, Files.readString(FEATURES).replace(VERSION, version));
        Bundles.rewrite(REPOSITORY, "camel-fkw-common", VERSION, version, manifest -> {});
        Bundles.rewrite(REPOSITORY, "camel-fkw", VERSION, version, manifest -> {
            String imports = manifest.getValue("Import-Package");
            assertThat(imports).contains("[4.14,5)");
            manifest.putValue("Import-Package", imports.replace("[4.14,5)", "[4.99,5)"));
        });
        String repository = "mvn:io.github.camelfkw/camel-fkw-features/" + version + "/xml/features";
        karaf.type("feature:repo-add " + repository);
        String answer = karaf.type("feature:install camel-fkw/" + version);
        assertThat(answer).contains("Unable to resolve", "osgi.wiring.package");
        assertThatThrownBy(this::assertTheConnectorIsActive).isInstanceOf(AssertionError.class);
        karaf.type("feature:repo-remove " + repository);
    }

    @Test
    @org.junit.jupiter.api.Order(3)
    void theSiblingsDoWithoutTheConnector() throws IOException {
        assertThat(operator.does("karaf-siblings")).doesNotContain("Error");
        assertTheSiblingsAreActive();
        assertThat(karaf.bundle(CONNECTOR)).isEmpty();
        assertThat(karaf.type("feature:uninstall camel-apifm camel-zvcms")).doesNotContain("Error");
    }

    private void assertTheSiblingsAreActive() throws IOException {
        for (String bundle : SIBLINGS) {
            assertThat(karaf.bundle(bundle)).contains("Active").contains("\t 50\t");
        }
    }

    @Test
    @org.junit.jupiter.api.Order(4)
    void theFeatureBringsTheConnectorAndNoOther() throws IOException {
        assertThat(operator.does("karaf-install")).doesNotContain("Error");
        assertTheConnectorIsActive();
        for (String bundle : SIBLINGS) {
            assertThat(karaf.bundle(bundle)).isEmpty();
        }
    }

    private void assertTheConnectorIsActive() throws IOException {
        assertThat(karaf.bundle(CONNECTOR)).contains("Active").contains("\t 50\t");
    }

    @Test
    @org.junit.jupiter.api.Order(5)
    void theRouteBundleWaitsForItsConfiguration() throws IOException {
        assertThat(operator.does("karaf-deploy")).doesNotContain("Error");
        assertThat(karaf.bundle(ROUTES)).contains("Active").contains("\t 80\t");
        awaitLog("Nothing runs: etc/" + ROUTES + ".cfg is not there", 1);
    }

    @Test
    @org.junit.jupiter.api.Order(6)
    void aMisspeltOptionIsRefused() throws IOException {
        configure("fkw.maxRequestPerSecond = 1");
        awaitLog("No options of the connector: fkw.maxRequestPerSecond", 1);
        assertThat(karaf.log()).doesNotContain(RUNS);
    }

    @Test
    @org.junit.jupiter.api.Order(7)
    void ordersComeInByARouteInYaml() throws IOException {
        configure("");
        awaitLog(RUNS, 1);
        Set<String> waiting = shop.waiting();
        assertThat(waiting).hasSizeGreaterThan(9);
        awaitInbox(waiting);
    }

    @Test
    @org.junit.jupiter.api.Order(8)
    void typeConvertersOfTheBundleAreFound() throws IOException {
        String id = erp.inbox().iterator().next();
        String json = Files.readString(karaf.path("fkw/inbox/" + id + ".json"));
        Order order = shop.order(id);
        assertThat(json).startsWith("{").contains(id, order.consigneeName());
        assertThat(karaf.log()).doesNotContain("NoTypeConversionAvailable");
    }

    @Test
    @org.junit.jupiter.api.Order(9)
    void waybillsGoBackByARouteInXml() throws IOException {
        String id = shop.waiting().iterator().next();
        erp.ship(id);
        await().atMost(WAIT).until(() -> shop.order(id).status().equals(OrderStatus.SHIPPED));
        awaitLog("Waybill " + id + ".json is with the shop", 1);
    }

    @Test
    @org.junit.jupiter.api.Order(10)
    void secretsAreSeenNeitherInTheConfigurationNorInTheLog() throws IOException {
        assertThat(operator.does("karaf-check")).contains("{{env:FKW_CLIENT_SECRET}}");
        String tokens = Files.readString(karaf.path("fkw/tokens.json"));
        assertThat(tokens).as("the refreshed token").doesNotContain(shop.said("refresh_token"));
        assertThat(karaf.log() + karaf.output())
                .doesNotContain(shop.said("client_secret"), shop.said("refresh_token"), shop.said("access_token"));
    }

    @Test
    @org.junit.jupiter.api.Order(11)
    void aCronScheduleNeedsAndUsesQuartz() throws IOException {
        configure("orders.scheduler = quartz\norders.cron = 0/1 * * * * ?");
        awaitLog("Make sure camel-quartz.jar is on the classpath", 1);
        assertRoutesRunAnewAfter(() -> operator.does("karaf-quartz"));
        await().atMost(WAIT).until(() -> karaf.log()
                .lines()
                .anyMatch(line -> line.contains("QuartzScheduler") && line.contains("is in the inbox")));
    }

    @Test
    @org.junit.jupiter.api.Order(12)
    void aNewConnectorIsTakenAtRunTimeAndTheRoutesGoOn() throws IOException {
        Bundles.publishFeatures(REPOSITORY, NEWER, Files.readString(FEATURES).replace(VERSION, NEWER));
        for (String bundle : List.of("camel-fkw-common", "camel-fkw", "camel-apifm", "camel-zvcms")) {
            Bundles.rewrite(REPOSITORY, bundle, VERSION, NEWER, KarafIT::makeNewer);
        }
        assertRoutesRunAnewAfter(() -> operator.does("karaf-update", NEWER));
        assertTheConnectorIsActive();
        assertTheConnectorIs(NEWER);
    }

    @Test
    @org.junit.jupiter.api.Order(13)
    void afterARestartOfKarafPositionAndTokensGoOn() throws Exception {
        String grant = Files.readString(karaf.path("fkw/tokens.json"));
        karaf.stop();
        Set<String> before = erp.inbox();
        await().atMost(WAIT).until(() -> !before.containsAll(shop.waiting()));
        assertRoutesRunAnewAfter(() -> {
            karaf.start();
            return "";
        });
        assertTheConnectorIsActive();
        assertTheConnectorIs(NEWER);
        assertThat(erp.inbox()).containsAll(before).hasSizeGreaterThan(before.size());
        assertThat(Files.readString(karaf.path("fkw/tokens.json")))
                .as("the first refresh token is void: without the file nothing would work")
                .isEqualTo(grant);
        String id = shop.waiting().iterator().next();
        erp.ship(id);
        await().atMost(WAIT).until(() -> shop.order(id).status().equals(OrderStatus.SHIPPED));
    }

    @Test
    @org.junit.jupiter.api.Order(14)
    void theOldConnectorIsTakenBackInTheSameWay() throws IOException {
        assertRoutesRunAnewAfter(() -> operator.does("karaf-update"));
        assertTheConnectorIsActive();
        assertTheConnectorIs(VERSION.replace('-', '.'));
    }

    /** Both bundles of it. */
    private void assertTheConnectorIs(String version) throws IOException {
        for (String bundle : List.of(COMMON, CONNECTOR)) {
            assertThat(karaf.bundle(bundle)).contains("Active", "\t" + version);
        }
    }

    private static void makeNewer(Attributes manifest) {
        // Packages have no qualifier, such as SNAPSHOT.
        String packages = VERSION.replaceFirst("-.*", "");
        for (String header : List.of("Export-Package", "Import-Package")) {
            String text = manifest.getValue(header);
            manifest.putValue(
                    header,
                    text.replace("version=\"" + packages + "\"", "version=\"" + NEWER + "\"")
                            .replace("[" + packages + "," + packages + "]", "[" + NEWER + "," + NEWER + "]"));
        }
    }

    @Test
    @org.junit.jupiter.api.Order(15)
    void routesThatStartBeforeTheConnectorWaitForIt() throws IOException {
        long before = occurrences(RUNS);
        karaf.type("bundle:stop " + CONNECTOR);
        awaitLog("Nothing runs: the connector has gone", 1);
        operator.does("karaf-restart");
        awaitLog("Nothing runs: the connector is not there", 1);
        assertThat(occurrences(RUNS)).isEqualTo(before);
        assertThatThrownBy(this::assertTheConnectorIsActive).isInstanceOf(AssertionError.class);
        assertRoutesRunAnewAfter(() -> karaf.type("bundle:start " + CONNECTOR));
    }

    @Test
    @org.junit.jupiter.api.Order(16)
    void theSiblingsStandBesideTheConnector() throws IOException {
        assertThat(operator.does("karaf-siblings")).doesNotContain("Error");
        assertTheSiblingsAreActive();
        try (Siblings siblings = new Siblings(temporary)) {
            String goods = siblings.putGoodsOnSale();
            Path routes =
                    siblings.bundle(temporary.resolve("siblings.jar"), Operator.block("yaml", "karaf-sibling-routes"));
            assertThat(karaf.type("bundle:install -s " + routes.toUri())).doesNotContain("Error");
            awaitLog(goods, 1);
            awaitLog(siblings.showACode(), 1);
            siblings.assertHidden(karaf.log() + karaf.output());
            karaf.type("bundle:uninstall " + Siblings.BUNDLE);
        }
        assertTheConnectorIsActive();
    }

    @Test
    @org.junit.jupiter.api.Order(17)
    void kameletsAndDataTypesAreFound() throws IOException {
        assertThat(operator.does("karaf-kamelets")).doesNotContain("Error");
        String name = "io.github.camelfkw.karaf.events";
        Path routes = RouteBundle.write(
                temporary.resolve("events.jar"),
                name,
                Operator.block("properties", "karaf-kamelet-imports")
                        .replace("\\\n", "")
                        .split("Import-Package: ")[1]
                        .strip(),
                Operator.block("yaml", "karaf-kamelet-routes"),
                Map.of(
                        "folder",
                        temporary.toString(),
                        "fkw.baseUri",
                        shop.baseUri(),
                        "fkw.clientId",
                        shop.said("client_id"),
                        "fkw.clientSecret",
                        shop.said("client_secret"),
                        "fkw.accessToken",
                        shop.said("access_token"),
                        // The real one is the routes'.
                        "fkw.refreshToken",
                        "not needed as long as the access token lives"));
        assertThat(karaf.type("bundle:install -s " + routes.toUri())).doesNotContain("Error");
        String id = shop.waiting().iterator().next();
        awaitLog("io.github.camelfkw.order.changed: " + id, 1);
        assertThat(Files.readString(temporary.resolve("events").resolve(id + ".json")))
                .startsWith("{")
                .contains(id);
        karaf.type("bundle:uninstall " + name);
    }

    private interface Step {
        String take() throws IOException;
    }

    /** The routes end and begin; orders that are paid then come in, and none that was there before comes again. */
    private void assertRoutesRunAnewAfter(Step step) throws IOException {
        long before = occurrences(RUNS);
        assertThat(step.take()).doesNotContain("Error");
        awaitLog(RUNS, before + 1);
        awaitInbox(shop.waiting());
        List<String> came = ORDER_IN.matcher(karaf.log())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(came).isNotEmpty().doesNotHaveDuplicates();
    }

    private void configure(String more) throws IOException {
        String shipped = Files.readString(CONFIGURATION)
                .replace("orders.delay = 10000", "orders.delay = 500")
                .replace("waybills.delay = 2000", "waybills.delay = 500");
        erp.configure(ROUTES + ".cfg", shipped + "fkw.baseUri = " + shop.baseUri() + "\n" + more + "\n");
    }

    private void awaitInbox(Set<String> orders) {
        await().atMost(WAIT).untilAsserted(() -> assertThat(erp.inbox()).containsAll(orders));
    }

    private void awaitLog(String text, long times) {
        await().atMost(WAIT)
                .untilAsserted(() -> assertThat(occurrences(text)).as(text).isGreaterThanOrEqualTo(times));
    }

    private long occurrences(String text) {
        return karaf.log().lines().filter(line -> line.contains(text)).count();
    }
}
