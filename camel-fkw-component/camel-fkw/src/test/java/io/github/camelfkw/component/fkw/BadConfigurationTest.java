// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.FileTokenStore;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is refused when the route starts, before anything is sent, with the name of the thing and the cure. */
class BadConfigurationTest extends FkwTestSupport {

    @TempDir
    Path folder;

    private String messages(String from, String to) {
        try {
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).to(to);
                }
            });
        } catch (Exception e) {
            StringBuilder all = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                all.append(cause.getMessage()).append('\n');
            }
            assertThat(simulator.journal().count()).isZero();
            assertThat(all.toString()).doesNotContain(tokens.accessToken(), tokens.refreshToken(), "demo-secret");
            return all.toString();
        } finally {
            freshContext();
        }
        throw new AssertionError("The route started");
    }

    /** A context that a route has failed in goes on failing for that route. */
    private void freshContext() {
        camel.stop();
        camel = new DefaultCamelContext();
        fkw = component();
        camel.addComponent("fkw", fkw);
    }

    private String messagesWith(Consumer<FkwComponent> change) {
        change.accept(fkw);
        return messages("fkw:orders", "mock:x");
    }

    @Test
    void namesTheMissingCredential() {
        assertThat(messagesWith(c -> c.setClientId(null))).contains("clientId", "missing");
        assertThat(messagesWith(c -> c.setClientSecret(" "))).contains("clientSecret", "missing");
    }

    @Test
    void namesTheMissingToken() {
        assertThat(messagesWith(c -> {
                    c.setAccessToken(null);
                    c.setRefreshToken(null);
                }))
                .contains("no token", "refreshToken", "tokenFile");
    }

    @Test
    void refusesAnAccessTokenAlone() {
        assertThat(messagesWith(c -> c.setRefreshToken(null))).contains("accessToken", "refreshToken", "2 hours");
    }

    @Test
    void refusesTwoPlacesForTokens() {
        assertThat(messagesWith(c -> {
                    c.setTokenFile(folder.resolve("t").toString());
                    c.setTokenStore(new MemoryTokenStore());
                }))
                .contains("tokenFile", "tokenStore", "choose one");
    }

    @Test
    void refusesATokenKeyThatEncryptsNothing() {
        assertThat(messagesWith(c -> c.setTokenKey("A".repeat(43) + "=")))
                .contains("tokenKey", "without tokenFile")
                .doesNotContain("AAAA");
        assertThat(messagesWith(c -> {
                    c.setTokenKey("A".repeat(43) + "=");
                    c.setTokenStore(new MemoryTokenStore());
                }))
                .contains("tokenKey", "tokenStore of your own is given its key itself");
    }

    @Test
    void refusesATokenKeyOfAnotherLength() {
        assertThat(messagesWith(c -> {
                    c.setTokenFile(folder.resolve("t").toString());
                    c.setTokenKey("c2VjcmV0LWtleQ==");
                }))
                .contains("tokenKey has 10 bytes", "32 random bytes")
                .doesNotContain("c2VjcmV0LWtleQ", "secret-key");
    }

    @Test
    void refusesAnEncryptedTokenFileWithoutItsKeyAndLeavesItInItsPlace() {
        Path file = folder.resolve("tokens.json");
        new FileTokenStore(file, "A".repeat(43) + "=")
                .save(new AccessGrant("default", null, null, "a", null, "r", null, null, 0), 0);
        assertThat(messagesWith(c -> c.setTokenFile(file.toString()))).contains("is encrypted", "Set tokenKey");
        assertThat(messagesWith(c -> {
                    c.setTokenFile(file.toString());
                    c.setTokenKey("B".repeat(43) + "=");
                }))
                .contains("cannot be decrypted with tokenKey", "the new one, a comma, the old one");
        assertThat(file).exists();
        assertThat(folder.resolve("tokens.json.corrupt-1")).doesNotExist();
    }

    @Test
    void refusesATokenFileInAFolderThatIsNotThere() {
        assertThat(messagesWith(
                        c -> c.setTokenFile(folder.resolve("no/tokens.json").toString())))
                .contains("tokenFile", "does not exist");
    }

    @Test
    void refusesATokenFileThatCannotBeWritten() throws Exception {
        Path file = folder.resolve("tokens.json");
        // A folder in the place of the temporary file makes each write fail, for root as well.
        Files.createDirectories(folder.resolve("tokens.json.new/in-the-way"));
        assertThat(messagesWith(c -> c.setTokenFile(file.toString())))
                .contains("tokenFile", "cannot be read or written", "DirectoryNotEmptyException: ");
    }

    @Test
    void keepsACorruptTokenFileAside() throws Exception {
        Path file = folder.resolve("tokens.json");
        Files.writeString(
                file,
                "{\"format\":\"camel-fkw-tokens\",\"version\":1,\"grants\":{\"x\":{\"accessToken\":\"secret-half");
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
        assertThat(messagesWith(c -> c.setTokenFile(file.toString())))
                .contains("corrupt", "kept aside", "tokens.json.corrupt-1", "authorize")
                .doesNotContain("secret-half");
        assertThat(folder.resolve("tokens.json.corrupt-1")).exists();
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"http://shop.example.com,plain http", "ftp://x,https", "nonsense,https", "https://u@h,scheme"})
    void refusesAnAddressThatTokensMustNotGoTo(String uri, String part) {
        assertThat(messagesWith(c -> c.setBaseUri(uri))).contains("baseUri", part);
    }

    @Test
    void quotesNoPasswordOfAnAddressThatItRefuses() {
        assertThat(messagesWith(c -> c.setBaseUri("https://erp:s3cret@shop.example.com")))
                .contains("baseUri", "shop.example.com", "before @")
                .doesNotContain("s3cret");
        assertThat(messagesWith(c -> c.setRedirectUri("ftp://erp:s3cret@erp.example.com/back")))
                .contains("redirectUri", "ftp://erp.example.com")
                .doesNotContain("s3cret");
    }

    @Test
    void refusesNonsensicalNumbers() {
        assertThat(messagesWith(c -> c.setMaxAttempts(0))).contains("maxAttempts");
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "Infinity", "0.001"})
    void refusesALimitOfCallsThatIsNone(double limit) {
        assertThat(messagesWith(c -> c.setMaxRequestsPerSecond(limit)))
                .contains("maxRequestsPerSecond of component fkw is " + limit, "0 for no fixed limit", "0.01");
    }

    @Test
    void refusesNonsensicalTimes() {
        assertThat(messagesWith(c -> c.setRequestTimeout(Duration.ZERO))).contains("requestTimeout");
    }

    @ParameterizedTest
    @CsvSource({"PT2H", "PT-1S"})
    void refusesAMarginThatWouldRefreshAllTheTime(Duration margin) {
        assertThat(messagesWith(c -> c.setTokenRefreshMargin(margin))).contains("tokenRefreshMargin", "2 hours");
    }

    @Test
    void refusesAnHttpComponentThatIsNotThere() {
        assertThat(messagesWith(c -> c.setHttpComponent("corporate"))).contains("httpComponent", "corporate");
    }

    @Test
    void findsWhatAnUnknownOperationMayHaveMeant() {
        assertThat(messages("fkw:order5", "mock:x")).contains("order5", "Did you mean orders or order");
        assertThat(messages("direct:x", "fkw:shipp")).contains("Did you mean ship?", "complete");
        assertThat(messages("direct:x", "fkw:merchantorders")).contains("Did you mean merchantOrders?");
    }

    @Test
    void refusesToBeginARouteWithAWriteOrAReadOfOneThing() {
        assertThat(messages("fkw:ship", "mock:x")).contains("fkw:ship cannot begin a route", "a write", "orders");
        assertThat(messages("fkw:order", "mock:x")).contains("fkw:order cannot begin a route", "one thing");
    }

    @Test
    void refusesAnUnknownStatusWithNearMatches() {
        assertThat(messages("fkw:orders?status=wait_seler_ship", "mock:x"))
                .contains("wait_seler_ship is not a status", "Did you mean wait_seller_ship");
        assertThat(messages("direct:x", "fkw:orders?status=payed")).contains("payed is not a status", "canceled");
    }

    @ParameterizedTest
    @CsvSource({"0", "201", "-1"})
    void refusesAPageSizeThatThePlatformDoesNotKnow(int size) {
        assertThat(messages("fkw:orders?pageSize=" + size, "mock:x")).contains("pageSize is " + size, "1 to 200");
        assertThat(messages("direct:x", "fkw:orders?pageSize=" + size)).contains("pageSize is " + size);
    }

    @ParameterizedTest
    @CsvSource({
        "91d,more than 90 days ago",
        "2026-01-01,more than 90 days ago",
        "2027-01-01,in the future",
        "last week,cannot be read",
        "P5,cannot be read"
    })
    void refusesAStartThatThePlatformHasNoOrdersOf(String start, String part) {
        assertThat(messages("fkw:orders?startFrom=" + start, "mock:x")).contains("startFrom", start, part);
    }

    @Test
    void doesNotAskForTheStartWhereThereIsAPosition() throws Exception {
        MemoryStateRepository positions = new MemoryStateRepository();
        positions.setState(
                "fkw:orders:default:all",
                "{\"format\":\"camel-fkw-position\",\"version\":1,\"reached\":\"2026-11-20T03:00:00Z\",\"delivered\":[]}");
        camel.getRegistry().bind("positions", positions);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?startFrom=2026-01-01&offsetRepository=#positions")
                        .to("mock:x");
            }
        });
    }

    @Test
    void refusesACorruptPositionAndTellsTheCure() throws Exception {
        MemoryStateRepository positions = new MemoryStateRepository();
        positions.setState("fkw:orders:default:all", "{\"format\":\"camel-fkw-posi");
        camel.getRegistry().bind("positions", positions);
        assertThat(messages("fkw:orders?offsetRepository=#positions", "mock:x"))
                .contains("fkw:orders:default:all", "corrupt", "startFrom");
    }

    @Test
    void refusesAPositionNameThatCannotBeKeptBeforeAnythingIsDelivered() {
        for (String name : List.of("a=b", "a%0Ab", "%20")) {
            camel.getRegistry()
                    .bind("file", new FilePositionRepository(folder.resolve("p").toString()));
            assertThat(messages("fkw:orders?offsetRepository=#file&positionName=" + name, "mock:x"))
                    .contains("positionName", "must not");
            assertThat(messages("fkw:orders?shopId=*&positionName=" + name, "mock:x"))
                    .contains("positionName", "must not");
        }
        assertThat(messages("fkw:products?changesOnly=true&positionName=a=b", "mock:x"))
                .contains("positionName", "must not");
    }

    @Test
    void refusesTwoConsumersOnOnePosition() {
        try {
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("fkw:orders?status=shipped").to("mock:a");
                    from("fkw:orders?status=shipped&pageSize=100").to("mock:b");
                }
            });
            throw new AssertionError("The routes started");
        } catch (Exception e) {
            assertThat(e).hasStackTraceContaining("would share the position").hasStackTraceContaining("positionName");
        }
    }

    @Test
    void refusesTimesWithoutAKind() {
        assertThat(messages("direct:x", "fkw:orders?timeFrom=2026-11-20")).contains("timeType");
        assertThat(messages("direct:x", "fkw:orders?timeType=created&timeFrom=yesterday"))
                .contains("timeFrom", "yesterday");
    }

    @Test
    void refusesAPositionFileInAFolderThatIsNotThere() {
        camel.getRegistry()
                .bind("file", new FilePositionRepository(folder.resolve("no/p").toString()));
        assertThat(messages("fkw:orders?offsetRepository=#file", "mock:x")).contains("position file", "does not exist");
    }
}
