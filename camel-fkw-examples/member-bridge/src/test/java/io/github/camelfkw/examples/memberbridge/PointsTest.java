// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import static io.github.camelfkw.examples.memberbridge.RunningBridge.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwMarks;
import io.github.camelfkw.simulator.zvcms.SimUser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the till, from the file to the three platforms. */
class PointsTest {

    private static final String IDENTIFY = "/api/v2";
    private static final String ADD_MEMBER = "/api/member/add";
    private static final String LIST_MEMBERS = "/api/member/getList";

    @TempDir
    Path data;

    private RunningBridge bridge;

    @BeforeEach
    void open() {
        bridge = new RunningBridge(data);
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void codeCardAndMobileEachFindTheirMember() throws Exception {
        SimUser byCode = bridge.knownUser();
        SimUser byCard = bridge.platforms().zvcms().addUser();
        SimUser byMobile = bridge.platforms().zvcms().addUser(spec -> spec.names("小张", "zhang"));
        bridge.start();

        bridge.drop(
                row("R-1", byCode, 25),
                "{\"receipt\":\"R-2\",\"points\":10,\"card\":\"" + byCard.cardNumber() + "\",\"cardPassword\":\""
                        + byCard.cardPassword() + "\"}",
                "",
                "{\"receipt\":\"R-3\",\"points\":-0,\"mobile\":\"" + byMobile.mobile() + "\",\"password\":\""
                        + byMobile.password() + "\"}",
                "{\"receipt\":\"R-4\",\"points\":7,\"mobile\":\"" + byMobile.mobile() + "\",\"password\":\""
                        + byMobile.password() + "\"}");
        bridge.awaitDecided();

        assertThat(bridge.points(byCode)).containsExactly("25 门店消费 R-1");
        assertThat(bridge.points(byCard)).containsExactly("10 门店消费 R-2");
        assertThat(bridge.points(byMobile)).containsExactly("7 门店消费 R-4");
        assertThat(bridge.members(byMobile)).singleElement().satisfies(member -> assertThat(member.name())
                .isEqualTo("小张"));
        assertThat(bridge.platforms().zvcms().journal().requests(IDENTIFY))
                .extracting(request -> request.param("Params.type"))
                .containsExactly("3", "2", "1");
        assertThat(bridge.results())
                .extracting(line -> line.replaceAll(",[0-9]+,", ","))
                .containsExactly("R-1,25,booked", "R-2,10,booked", "R-4,7,booked");
        assertThat(bridge.people("till-1-000004-")).contains("points").doesNotContain(byMobile.mobile());
        bridge.asDocumented();
    }

    @Test
    void aMemberIsLookedForOnceAndEnrolledOnce() throws Exception {
        bridge.platforms().fkw().shop().addMembers(250);
        SimUser known = bridge.knownUser();
        SimUser fresh = bridge.platforms().zvcms().addUser();
        bridge.start();

        bridge.drop(row("R-1", known, 1), row("R-2", fresh, 1), row("R-3", known, 1), row("R-4", fresh, 1));
        bridge.awaitDecided();

        assertThat(bridge.points(known)).hasSize(2);
        assertThat(bridge.points(fresh)).hasSize(2);
        bridge.fkwRequests(ADD_MEMBER, 1).fkwRequests(LIST_MEMBERS, 4);
    }

    @Test
    void aMemberWhoseEnrolmentWasNotAnsweredIsFoundInTheList() throws Exception {
        SimUser fresh = bridge.platforms().zvcms().addUser();
        bridge.platforms().fkw().faults().next(1, Fault.resetAfterEffect(), ADD_MEMBER);
        bridge.start();

        bridge.drop(row("R-1", fresh, 9));
        bridge.awaitDecided();

        assertThat(bridge.members(fresh)).hasSize(1);
        assertThat(bridge.points(fresh)).containsExactly("9 门店消费 R-1");
        bridge.fkwRequests(ADD_MEMBER, 1).asDocumented();
    }

    @Test
    void aSystemErrorOfZvcmsIsTriedAgain() throws Exception {
        SimUser user = bridge.knownUser();
        bridge.platforms()
                .zvcms()
                .faults()
                .next(2, Fault.body("{\"status\":false,\"code\":10007,\"message\":\"系统繁忙\"}", "application/json"));
        bridge.start();

        bridge.drop(row("R-1", user, 5));
        bridge.awaitDecided();

        assertThat(bridge.points(user)).containsExactly("5 门店消费 R-1");
        assertThat(bridge.platforms().zvcms().journal().count()).isEqualTo(3);
        assertThat(RunningBridge.names(bridge.folder().people())).isEmpty();
    }

    @Test
    void unknownMembersAndFrozenAccountsGoToPeopleWithTheReasonOnly() throws Exception {
        SimUser frozen = bridge.platforms().zvcms().addUser(spec -> spec.frozen());
        bridge.start();

        bridge.drop(row("R-1", "UC-nobody", 5), row("R-2", frozen, 6));
        bridge.awaitDecided();

        assertThat(bridge.people("till-1-000001-"))
                .contains("\"receipt\" : \"R-1\"", "\"points\" : 5", "\"identifiedBy\" : \"code\"", "查询的信息不存在")
                .doesNotContain("UC-nobody");
        assertThat(bridge.people("till-1-000002-"))
                .contains("R-2", "frozen", String.valueOf(frozen.id()))
                .doesNotContain(frozen.userCode(), frozen.nickname(), frozen.mobile());
        assertThat(bridge.members(frozen)).isEmpty();
        assertThat(bridge.results()).isEmpty();
        assertThat(FkwMarks.in(bridge.people("till-1-000002-"))).isEmpty();
    }

    @Test
    void aReceiptThatPeopleHavePutRightIsBooked() throws Exception {
        bridge.start();
        bridge.drop(row("R-1", "UC-later", 5));
        bridge.awaitDecided();
        SimUser user = bridge.platforms().zvcms().addUser(spec -> spec.code("UC-later"));

        bridge.drop(row("R-1", "UC-later", 5));
        bridge.awaitDecided();

        assertThat(bridge.points(user)).containsExactly("5 门店消费 R-1");
    }

    @Test
    void pointsThatCannotBeTakenBackGoToPeopleAndHoldNobodyUp() throws Exception {
        SimUser user = bridge.knownUser();
        bridge.start();

        bridge.drop(row("R-1", user, -101), row("R-2", user, -100));
        bridge.awaitDecided();

        assertThat(bridge.people("till-1-000001-")).contains("R-1", "积分不足", "fkwMember");
        assertThat(bridge.points(user)).containsExactly("-100 门店消费 R-2");
        assertThat(RunningBridge.names(bridge.folder().open())).isEmpty();
    }

    @Test
    void aMemberWhomFkwHasDeletedIsForPeopleAndThenEnrolledAgain() throws Exception {
        SimUser user = bridge.knownUser();
        bridge.start();
        bridge.drop(row("R-1", user, 5));
        bridge.awaitDecided();
        bridge.platforms().fkw().shop().deleteMember(bridge.members(user).get(0).id());

        bridge.drop(row("R-2", user, 6));
        bridge.awaitDecided();
        assertThat(bridge.people("till-2-000001-")).contains("R-2", "会员不存在").doesNotContain("look");
        bridge.drop(row("R-2", user, 6));
        bridge.awaitDecided();

        assertThat(bridge.points(user)).containsExactly("6 门店消费 R-2");
        bridge.stop();
        bridge.start();
        bridge.drop(row("R-3", user, 7));
        bridge.awaitDecided();
        assertThat(bridge.points(user)).last().isEqualTo("7 门店消费 R-3");
    }

    @Test
    void twoMembersOfOneAccountAreForPeople() throws Exception {
        SimUser user = bridge.knownUser();
        bridge.platforms().fkw().shop().addMember(spec -> spec.acct("x").field("acct", "zv_" + user.id()));
        bridge.start();

        bridge.drop(row("R-1", user, 5));
        bridge.awaitDecided();

        assertThat(bridge.people("till-1-000001-")).contains("two members", "zv_" + user.id());
        assertThat(bridge.points(user)).isEmpty();
    }

    @Test
    void aDeadTokenLetsRowsWaitAndSendsNobodyToPeople() throws Exception {
        SimUser user = bridge.knownUser();
        bridge.platforms().fkw().faults().next(2, Fault.tokenRefused(), request -> request.path()
                .equals(BookingsTest.POINTS));
        bridge.start();

        bridge.drop(row("R-1", user, 5));
        bridge.awaitDecided();

        assertThat(bridge.points(user)).containsExactly("5 门店消费 R-1");
        assertThat(RunningBridge.names(bridge.folder().people())).isEmpty();
    }

    @Test
    void filesOfTheSameNameDoNotOverwriteRowsThatWait() throws Exception {
        SimUser user = bridge.knownUser();
        bridge.platforms().zvcms().faults().next(100_000, Fault.maintenancePage());
        bridge.start();
        for (String receipt : List.of("R-1", "R-2")) {
            bridge.drop("till.jsonl", (row(receipt, user, 5) + "\nnonsense").getBytes(StandardCharsets.UTF_8));
            await().atMost(RunningBridge.PATIENCE)
                    .until(() -> RunningBridge.names(bridge.folder().till()).isEmpty());
        }
        assertThat(RunningBridge.names(bridge.folder().rows())).hasSize(2);

        bridge.platforms().zvcms().faults().clear();
        bridge.awaitDecided();
        assertThat(bridge.points(user)).containsExactly("5 门店消费 R-1", "5 门店消费 R-2");
        assertThat(RunningBridge.names(bridge.folder().people())).hasSize(2);
    }

    @Test
    void aFileThatIsNotUtf8IsPutAside() throws Exception {
        bridge.start();
        bridge.drop("{\"receipt\":\"顺丰\"}".getBytes(Charset.forName("GBK")));

        Path aside = bridge.folder().till().resolve("unreadable");
        await().atMost(RunningBridge.PATIENCE)
                .until(() -> aside.resolve("till-1.jsonl").toFile().exists());
        assertThat(RunningBridge.names(bridge.folder().rows())).isEmpty();
    }
}
