// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.examples.memberbridge.RunningBridge;
import io.github.camelfkw.simulator.apifm.SimGoods;
import io.github.camelfkw.simulator.fkw.SimMember;
import io.github.camelfkw.simulator.fkw.SimProduct;
import io.github.camelfkw.simulator.zvcms.SimUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checker that cannot fail is no checker: a good state first, then one thing wrong after the other. */
class DemoCheckTest {

    @TempDir
    Path data;

    private RunningBridge bridge;
    private DemoTill till;
    private SimUser user;
    private SimGoods goods;

    @BeforeEach
    void aGoodState() throws IOException {
        bridge = new RunningBridge(data);
        till = new DemoTill(bridge.folder());
        user = bridge.knownUser();
        goods = bridge.platforms().apifm().shop().addGoods(spec -> spec.name("茶"));
        till.byCode("R-1", user, 5);
        till.hopeless("R-2", "UC-nobody", 5);
        till.drop();
        bridge.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> check().isQuiet());
        bridge.stop();
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void agreesWithAGoodStateAndSeesEachThingThatIsWrong() throws Exception {
        assertThat(check().problems()).isEmpty();
        assertThat(check().report()).contains("The three platforms agree with the till.");

        SimMember member = bridge.platforms().fkw().shop().members().get(0);
        bridge.platforms().fkw().shop().adjustPoints(member.id(), 5);
        problem("changed 2 times for 1 receipts");

        till.byCode("R-3", user, 7);
        problem("receipt R-3 was booked 0 times");
        problem("0 times that receipt R-3 was booked");

        Path results = bridge.folder().results().resolve("receipts.csv");
        Files.writeString(results, Files.readAllLines(results).get(0) + "\n", StandardOpenOption.APPEND);
        problem("2 times that receipt R-1 was booked");

        Path people = bridge.folder().people().resolve("extra.json");
        Files.writeString(people, user.userCode());
        problem("people/ has 2 files instead of 1");
        problem("people/extra.json gives no reason");
        problem("people/extra.json shows a code");

        SimProduct product = bridge.platforms().fkw().shop().products().stream()
                .filter(each -> each.name().equals("茶"))
                .findFirst()
                .orElseThrow();
        String code = product.skus().get(0).productCode();
        bridge.platforms().apifm().shop().setStores(goods.id(), 1);
        problem(code + " has the stock [100] instead of 1");
        assertThat(check().isQuiet()).isFalse();
        bridge.platforms().fkw().shop().renameProduct(product.id(), "别的");
        problem("another name");
        bridge.platforms().fkw().shop().deleteProduct(product.id());
        problem("goods " + goods.id() + " are 0 products");

        bridge.platforms().fkw().shop().deleteMember(member.id());
        problem("is 0 members of FKW");

        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(bridge.platforms().fkw().baseUri() + "/api/nonsense"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        problem("do not allow: [/api/nonsense");
        assertThat(check().report()).contains("The platforms do NOT agree with the till.");
    }

    private void problem(String what) {
        assertThat(check().problems()).anyMatch(problem -> problem.contains(what));
    }

    private DemoCheck check() {
        DemoCheck check = new DemoCheck(bridge.platforms(), bridge.folder(), till);
        check.run();
        return check;
    }
}
