// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import static io.github.camelfkw.examples.memberbridge.RunningBridge.SETTLE;
import static io.github.camelfkw.examples.memberbridge.RunningBridge.names;
import static io.github.camelfkw.examples.memberbridge.RunningBridge.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.zvcms.SimUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points once: lost answers, and crashes between each two steps. */
class BookingsTest {

    static final String POINTS = "/api/member/setIgt";
    private static final String GET = "/api/member/get";

    @TempDir
    Path data;

    private RunningBridge bridge;
    private SimUser user;

    @BeforeEach
    void open() {
        bridge = new RunningBridge(data);
        user = bridge.knownUser();
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    /** A row is dropped, and the answer to its booking is lost. */
    private void loseAnAnswer(Fault fault) throws IOException {
        bridge.platforms().fkw().faults().next(1, fault, POINTS);
        bridge.start();
        bridge.drop(row("R-1", user, 25));
        await().atMost(RunningBridge.PATIENCE)
                .until(() -> bridge.platforms().fkw().faults().pending() == 0);
    }

    private void awaitARound() {
        long seen = bridge.platforms().fkw().journal().count(GET);
        await().atMost(RunningBridge.PATIENCE)
                .until(() -> bridge.platforms().fkw().journal().count(GET) >= seen + 2);
    }

    private void bookedOnce() throws IOException {
        assertThat(bridge.points(user)).containsExactly("25 门店消费 R-1");
        assertThat(names(bridge.folder().open())).isEmpty();
        assertThat(names(bridge.folder().people())).isEmpty();
        assertThat(Files.readAllLines(bridge.folder().receipts())).containsExactly("R-1");
        bridge.asDocumented();
    }

    @Test
    void aLostAnswerIsSettledByReadingBackAndBookedOnce() throws Exception {
        loseAnAnswer(Fault.resetAfterEffect());
        bridge.awaitDecided();

        bookedOnce();
        bridge.fkwRequests(POINTS, 1);
        assertThat(bridge.results()).singleElement().asString().contains("the answer was lost, the points were seen");
    }

    @Test
    void aCallThatNeverArrivedIsSentAgainNotBeforeItsTime() throws Exception {
        loseAnAnswer(Fault.resetBeforeEffect());
        awaitARound();
        bridge.clock().advance(SETTLE.minus(Duration.ofMillis(1)));
        awaitARound();
        assertThat(bridge.points(user)).isEmpty();
        bridge.fkwRequests(POINTS, 1);

        bridge.clock().advance(Duration.ofMillis(1));
        bridge.awaitDecided();

        bookedOnce();
        bridge.fkwRequests(POINTS, 2);
    }

    @Test
    void otherReceiptsOfThatMemberWaitAndThoseOfOthersDoNot() throws Exception {
        SimUser other = bridge.knownUser();
        loseAnAnswer(Fault.resetBeforeEffect());
        bridge.drop(row("R-2", user, 3), row("R-3", other, 4));

        await().atMost(RunningBridge.PATIENCE)
                .untilAsserted(() -> assertThat(bridge.points(other)).containsExactly("4 门店消费 R-3"));
        awaitARound();
        assertThat(bridge.points(user)).isEmpty();

        bridge.clock().advance(SETTLE);
        bridge.awaitDecided();
        assertThat(bridge.points(user)).containsExactly("25 门店消费 R-1", "3 门店消费 R-2");
    }

    @Test
    void whatSomebodyElseHasChangedMeanwhileIsForPeopleAndNeverBookedByTheBridge() throws Exception {
        loseAnAnswer(Fault.resetBeforeEffect());
        awaitARound();
        bridge.platforms().fkw().shop().adjustPoints(bridge.members(user).get(0).id(), 11);
        bridge.awaitDecided();

        assertThat(bridge.people("till-1-000001-"))
                .contains("R-1", "somebody else", "111 now", "had 100, 25 to be added", "not booked any more");
        assertThat(names(bridge.folder().open())).isEmpty();
        bridge.drop(row("R-1", user, 25), row("R-2", user, 1));
        bridge.awaitDecided();
        assertThat(bridge.points(user)).hasSize(2).last().isEqualTo("1 门店消费 R-2");
    }

    @Test
    void aStopAfterALostAnswerIsSettledByTheNextStart() throws Exception {
        bridge.platforms().fkw().faults().next(1, Fault.resetAfterEffect(), POINTS);
        // The one look before the booking is answered, none after it.
        bridge.platforms()
                .fkw()
                .faults()
                .next(
                        1_000,
                        Fault.status(503),
                        request -> request.path().equals(GET)
                                && bridge.platforms().fkw().journal().count(POINTS) > 0);
        bridge.start();
        bridge.drop(row("R-1", user, 25));
        await().atMost(RunningBridge.PATIENCE)
                .until(() -> bridge.platforms().fkw().journal().count(POINTS) > 0);
        bridge.stop();
        assertThat(names(bridge.folder().open())).hasSize(1);
        assertThat(names(bridge.folder().rows())).hasSize(1);
        bridge.platforms().fkw().faults().clear();

        bridge.start();
        bridge.awaitDecided();

        bookedOnce();
        bridge.fkwRequests(POINTS, 1);
    }

    @Test
    void aReceiptThatTheDiskDoesNotTakeIsNotForgotten() throws Exception {
        bridge.platforms().fkw().faults().next(1, Fault.resetAfterEffect(), request -> {
            if (request.path().equals(POINTS)) {
                refuseReceipts();
            }
            return false;
        });
        bridge.start();
        bridge.drop(row("R-1", user, 25));
        await().atMost(RunningBridge.PATIENCE)
                .until(() -> bridge.platforms().fkw().journal().count(POINTS) > 0);
        bridge.stop();
        assertThat(names(bridge.folder().open())).hasSize(1);
        assertThat(names(bridge.folder().rows())).hasSize(1);
        assertThat(bridge.results()).isEmpty();

        Files.delete(bridge.folder().receipts());
        bridge.start();
        bridge.awaitDecided();
        bridge.drop(row("R-1", user, 25));
        bridge.awaitDecided();

        bookedOnce();
        bridge.fkwRequests(POINTS, 1);
    }

    /** Nothing can be written where a folder is, also not by root. */
    private void refuseReceipts() {
        try {
            Files.delete(bridge.folder().receipts());
            Files.createDirectory(bridge.folder().receipts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each instant of a crash leaves behind is made by hand: the row is there, and so far it had come. */
    private void crashed(Long pointsBefore, String receipts) throws IOException {
        crashed(pointsBefore, receipts, user.userCode());
    }

    private void crashed(Long pointsBefore, String receipts, String code) throws IOException {
        Files.writeString(bridge.folder().rows().resolve("till-0-000001.json"), row("R-1", code, 25));
        if (pointsBefore != null) {
            int member = bridge.members(user).get(0).id();
            Files.writeString(
                    bridge.folder().open().resolve(member + ".json"),
                    "{\"memberId\":\"" + member + "\",\"receipt\":\"R-1\",\"change\":25,\"pointsBefore\":"
                            + pointsBefore + ",\"begunAt\":" + bridge.clock().millis() + "}");
        }
        Files.writeString(bridge.folder().receipts(), receipts);
    }

    private void platformHasBooked() {
        bridge.platforms().fkw().shop().adjustPoints(bridge.members(user).get(0).id(), 25);
    }

    @Test
    void aCrashBeforeTheCallIsBookedAfterTheSettlingTime() throws Exception {
        crashed(100L, "");
        bridge.start();
        awaitARound();
        assertThat(bridge.points(user)).isEmpty();
        bridge.clock().advance(SETTLE);
        bridge.awaitDecided();
        bookedOnce();
    }

    @Test
    void aCrashBetweenTheCallAndItsMarkIsNotBookedAgain() throws Exception {
        crashed(100L, "");
        platformHasBooked();
        bridge.start();
        bridge.awaitDecided();
        bridge.fkwRequests(POINTS, 0);
        assertThat(Files.readAllLines(bridge.folder().receipts())).containsExactly("R-1");
        assertThat(names(bridge.folder().open())).isEmpty();
    }

    @Test
    void aCrashWithinTheMarkIsNotBookedAgainAndSpoilsNoOtherReceipt() throws Exception {
        crashed(100L, "R-0\nR-");
        platformHasBooked();
        bridge.start();
        bridge.awaitDecided();
        bridge.fkwRequests(POINTS, 0);
        assertThat(Files.readAllLines(bridge.folder().receipts())).containsExactly("R-0", "R-1");
    }

    @Test
    void aCrashBetweenTheMarkAndTheEndOfTheBookingIsNotBookedAgain() throws Exception {
        crashed(100L, "R-1\n");
        platformHasBooked();
        bridge.start();
        bridge.awaitDecided();
        bridge.fkwRequests(POINTS, 0);
        assertThat(names(bridge.folder().open())).isEmpty();

        bridge.drop(row("R-2", user, 1));
        bridge.awaitDecided();
        assertThat(bridge.points(user)).last().isEqualTo("1 门店消费 R-2");
    }

    @Test
    void aCrashBeforeTheRowWasTakenAwayIsNotBookedAgain() throws Exception {
        crashed(null, "R-1\n");
        bridge.start();
        bridge.awaitDecided();
        assertThat(bridge.points(user)).isEmpty();
        assertThat(bridge.results()).containsExactly("R-1,,25,was decided before");
        assertThat(bridge.platforms().zvcms().journal().count()).isZero();
    }

    @Test
    void aReceiptThatTheTillSendsAgainIsNotBookedAgainAlsoAfterARestart() throws Exception {
        bridge.start();
        bridge.drop(row("R-1", user, 25), row("R-1", user, 25));
        bridge.awaitDecided();
        bridge.drop(row("R-1", user, 25));
        bridge.awaitDecided();
        bridge.stop();
        bridge.start();
        bridge.drop(row("R-1", user, 99));
        bridge.awaitDecided();

        bookedOnce();
        assertThat(bridge.results())
                .hasSize(4)
                .filteredOn(line -> line.endsWith(",booked"))
                .hasSize(1);
    }

    @Test
    void resultsTellThePointsThatWereBookedAlsoWhenTheReceiptCameAgainWithOthers() throws Exception {
        crashed(100L, "");
        Files.writeString(bridge.folder().rows().resolve("till-0-000001.json"), row("R-1", user, 99));
        platformHasBooked();
        bridge.start();
        bridge.awaitDecided();

        int member = bridge.members(user).get(0).id();
        assertThat(bridge.results())
                .containsExactly("R-1," + member + ",25,booked; the answer was lost, the points were seen");
    }

    @Test
    void aBookingIsSettledAlsoWhenTheMembersCodeIsGoodNoMore() throws Exception {
        crashed(100L, "", "UC-gone");
        platformHasBooked();
        bridge.start();
        bridge.awaitDecided();

        assertThat(names(bridge.folder().people())).isEmpty();
        assertThat(Files.readAllLines(bridge.folder().receipts())).containsExactly("R-1");
        bridge.fkwRequests(POINTS, 0);
        assertThat(bridge.platforms().zvcms().journal().count()).isZero();
    }

    @Test
    void aBookingThatFkwCannotShowAnyMoreIsForPeopleWithAllThatIsKnown() throws Exception {
        crashed(100L, "");
        int member = bridge.members(user).get(0).id();
        bridge.platforms().fkw().shop().deleteMember(member);
        bridge.start();
        bridge.awaitDecided();

        assertThat(bridge.people("till-0-000001"))
                .contains("会员不存在", "member " + member + " had 100, 25 to be added", "give him the points there");
        assertThat(names(bridge.folder().open())).isEmpty();
        assertThat(Files.readAllLines(bridge.folder().receipts())).containsExactly("R-1");
    }

    @Test
    void anOpenBookingThatCannotBeReadEndsTheStart() throws Exception {
        Files.writeString(bridge.folder().open().resolve("7.json"), "{\"memb");
        assertThatThrownBy(() -> bridge.start())
                .hasStackTraceContaining("open/7.json")
                .hasStackTraceContaining("do not delete");
    }

    @Test
    void aSecondProgramOnTheFolderIsRefused() {
        assertThatThrownBy(() -> DataFolder.open(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another member-bridge");
    }

    @Test
    void aLineWithoutItsEndIsCutOff() throws Exception {
        Path file = data.resolve("lines");
        DurableFile.append(file, "one");
        Files.writeString(file, "tw", StandardOpenOption.APPEND);
        assertThat(DurableFile.lines(file)).isEqualTo(List.of("one"));
        DurableFile.append(file, "three");
        assertThat(DurableFile.lines(file)).isEqualTo(List.of("one", "three"));
    }
}
