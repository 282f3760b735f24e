// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two components, each with a shop of its own that has no name in the routes, and one place for their positions. */
class PositionsOfTwoComponentsTest extends FkwTestSupport {

    private static final String NORTH = "1002";

    /** Without the daily comparison, which would find an order that the position has passed. */
    private static final String ORDERS = "orders?reconcile=off";

    @TempDir
    Path folder;

    private FkwTokens northTokens;

    @BeforeEach
    void openTheOtherShop() {
        simulator.addShop(NORTH, "北店");
        northTokens = simulator.issueTokens(NORTH);
        addComponents();
    }

    private void addComponents() {
        camel.addComponent("fkw-south", component());
        FkwComponent north = component();
        north.setAccessToken(northTokens.accessToken());
        north.setRefreshToken(northTokens.refreshToken());
        camel.addComponent("fkw-north", north);
        bind("south", "positions");
        bind("north", "positions");
    }

    private void bind(String name, String file) {
        bind(name, new FilePositionRepository(folder.resolve(file).toString()));
    }

    private void bind(String name, StateRepository<String, String> repository) {
        camel.getRegistry().bind(name, repository);
    }

    private void restart() throws Exception {
        camel.close();
        camel = new DefaultCamelContext();
        addComponents();
    }

    private void consume(String side, String operation) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("fkw-" + side + ":" + operation + (operation.contains("?") ? "&" : "?") + "offsetRepository=#"
                                + side + "&delay=50&initialDelay=0")
                        .to("mock:" + side);
            }
        });
    }

    private MockEndpoint expect(String side, String... orderIds) {
        MockEndpoint mock = mock("mock:" + side);
        mock.expectedHeaderValuesReceivedInAnyOrder(FkwConstants.ORDER_ID, (Object[]) orderIds);
        return mock;
    }

    @Test
    void aShopGoesOnWhereItWasAlthoughTheOtherOneHasGoneFurtherInTheSameFile() throws Exception {
        String waiting = simulator.shop(NORTH).addOrder().id();
        clock.advance(Duration.ofMinutes(1));
        MockEndpoint down = mock("mock:north");
        down.expectedMinimumMessageCount(1);
        down.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("the ERP is down");
        });
        consume("north", ORDERS);
        down.assertIsSatisfied();

        restart();
        clock.advance(Duration.ofDays(3));
        MockEndpoint south = expect("south", shop.addOrder().id());
        clock.advance(Duration.ofMinutes(1));
        consume("south", ORDERS);
        south.assertIsSatisfied();

        restart();
        MockEndpoint north = expect("north", waiting);
        consume("north", ORDERS);
        north.assertIsSatisfied();
        camel.close();
        assertThat(Files.readAllLines(folder.resolve("positions")))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .contains("fkw-north:orders:default:all", "fkw-south:orders:default:all");
    }

    @Test
    void eachKeepsWhatItHasSeenOfItsMembers() throws Exception {
        shop.addMembers(2);
        simulator.shop(NORTH).addMembers(3);
        MockEndpoint south = mock("mock:south");
        MockEndpoint north = mock("mock:north");
        south.expectedMessageCount(2);
        north.expectedMessageCount(3);
        consume("south", "members?changesOnly=true");
        consume("north", "members?changesOnly=true");
        south.assertIsSatisfied();
        north.assertIsSatisfied();
        camel.close();
        assertThat(Files.readAllLines(folder.resolve("positions")))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .containsExactlyInAnyOrder("fkw-south:members:default", "fkw-north:members:default");
    }

    private void refusesOnePositionForBoth() throws Exception {
        camel.start();
        consume("south", "orders?positionName=erp");
        assertThatThrownBy(() -> consume("north", "orders?positionName=erp"))
                .hasMessageContaining("Two consumers would share the position erp")
                .hasMessageContaining("another positionName");
    }

    @Test
    void refusesOneNameInOneFile() throws Exception {
        refusesOnePositionForBoth();
    }

    @Test
    void refusesOneNameInOneFileThatIsReachedByALink() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), folder);
        bind("north", "link/positions");
        refusesOnePositionForBoth();
    }

    @Test
    void refusesOneNameInOneRepository() throws Exception {
        MemoryStateRepository memory = new MemoryStateRepository();
        bind("south", memory);
        bind("north", memory);
        refusesOnePositionForBoth();
    }

    @Test
    void takesOneNameInTwoFiles() throws Exception {
        bind("north", "north");
        String southern = shop.addOrder().id();
        String northern = simulator.shop(NORTH).addOrder().id();
        clock.advance(Duration.ofMinutes(1));
        List<MockEndpoint> both = List.of(expect("south", southern), expect("north", northern));
        consume("south", "orders?positionName=erp");
        consume("north", "orders?positionName=erp");
        for (MockEndpoint one : both) {
            one.assertIsSatisfied();
        }
    }

    @Test
    void aPositionIsFreeForTheOtherOneWhenItsRouteHasStopped() throws Exception {
        consume("south", "orders?positionName=erp");
        camel.getRouteController().stopAllRoutes();
        assertThatCode(() -> consume("north", "orders?positionName=erp")).doesNotThrowAnyException();
    }
}
