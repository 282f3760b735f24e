// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static io.github.camelfkw.component.fkw.client.token.TwoNodes.Trouble.DISK_IS_FULL;
import static io.github.camelfkw.component.fkw.client.token.TwoNodes.Trouble.LINE_BREAKS_AFTER_SAVE;
import static io.github.camelfkw.component.fkw.client.token.TwoNodes.Trouble.LINE_BREAKS_BEFORE_SAVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.token.TwoNodes.Habits;
import io.github.camelfkw.component.fkw.client.token.TwoNodes.Node;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A grant whose save failed, or seemed to: no refresh token is sent that is spent, and none is lost. */
class UnsavedGrantTest {

    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    final Bench bench = new Bench();

    private TwoNodes nodes;
    private Node first;
    private Node second;

    static Stream<Habits> all() {
        return IntStream.range(0, 128)
                .mapToObj(bits -> new Habits(
                        (bits & 1) > 0,
                        (bits & 2) > 0,
                        (bits & 4) > 0,
                        (bits & 8) > 0,
                        (bits & 16) > 0,
                        (bits & 32) > 0,
                        (bits & 64) > 0))
                .filter(platform -> platform.rotates() || !platform.grace());
    }

    static Stream<Habits> rotating() {
        return all().filter(platform -> platform.spends() && platform.leases());
    }

    /** The second node has a grant in the store; the first has not looked yet. */
    private void begin(Habits platform) {
        nodes = new TwoNodes(bench, platform);
        first = nodes.first;
        second = nodes.second;
        second.works();
    }

    /** None is dead, now and later, and none of the refresh tokens that were sent was spent. */
    private void allIsWell(Node... living) {
        for (int i = 0; i < 3; i++) {
            for (Node node : living) {
                node.works();
            }
            bench.clock.advance(TWO_HOURS);
        }
        assertThat(bench.simulator.tokens().refusedRefreshes()).isZero();
        assertThat(nodes.lost).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantThatWasKeptAfterAllGivesWayToWhatAnotherNodeMadeOfIt(Habits platform) {
        begin(platform);
        first.works();
        bench.clock.advance(A_MINUTE);
        first.cannotSave(LINE_BREAKS_AFTER_SAVE, () -> first.isAuthorized(nodes.given()));
        bench.clock.advance(TWO_HOURS);
        second.works();
        first.mend();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantThatWasKeptAfterAllGivesWayAtANodeThatHasNotReadBefore(Habits platform) {
        begin(platform);
        bench.clock.advance(A_MINUTE);
        first.cannotSave(LINE_BREAKS_AFTER_SAVE, () -> first.isAuthorized(nodes.given()));
        bench.clock.advance(TWO_HOURS);
        second.works();
        first.mend();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantGoesOverWhatAnotherNodeHasRefreshedMeanwhile(Habits platform) {
        begin(platform);
        first.works();
        bench.clock.advance(A_MINUTE);
        first.cannotSave(LINE_BREAKS_BEFORE_SAVE, () -> first.isAuthorized(nodes.given()));
        bench.clock.advance(A_MINUTE);
        second.refreshes();
        AccessGrant theirs = nodes.kept();
        first.mend();
        first.works();
        assertThat(nodes.kept().version()).isGreaterThan(theirs.version());
        assertThat(nodes.kept().refreshToken()).isNotEqualTo(theirs.refreshToken());
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantGoesOverOneThatThePlatformHasEndedForIt(Habits platform) {
        begin(platform);
        second.refreshes();
        bench.clock.advance(A_MINUTE);
        bench.simulator.revoke(bench.shop.id());
        first.cannotSave(LINE_BREAKS_BEFORE_SAVE, () -> first.isAuthorized(nodes.given()));
        first.mend();
        first.works();
        second.works();
        assertThat(nodes.lost).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofARefreshThatWasKeptAfterAllGivesWayToWhatAnotherNodeMadeOfIt(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(LINE_BREAKS_AFTER_SAVE, first::works);
        bench.clock.advance(Duration.ofMinutes(115));
        second.refreshes();
        second.refreshes();
        bench.clock.advance(Duration.ofMinutes(115));
        first.mend();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofARefreshIsKeptHoursLate(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(LINE_BREAKS_BEFORE_SAVE, first::works);
        bench.clock.advance(Duration.ofHours(3));
        first.mend();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofANodeThatDiedIsOneLossWhereThePlatformRotatesAndNoneElse(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(LINE_BREAKS_BEFORE_SAVE, first::works);
        nodes.endTheLease();
        if (!platform.spends()) {
            allIsWell(second);
            return;
        }
        for (int i = 0; i < 3; i++) {
            second.needsTheMerchant();
            bench.clock.advance(TWO_HOURS);
        }
        assertThat(nodes.lost).singleElement().asString().contains("the platform refused its refresh token");
        assertThat(nodes.lost.get(0).contains("ended before it had saved")).isEqualTo(platform.leases());
        second.isAuthorized(nodes.given());
        second.works();
    }

    @ParameterizedTest
    @MethodSource("rotating")
    void ofARefreshKeepsOthersFromTheSpentTokenWhileItsLeaseLasts(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(DISK_IS_FULL, first::works);
        first.cannotSave(DISK_IS_FULL, first::works);
        bench.sleeper.meanwhile(() -> {
            bench.sleeper.meanwhile(() -> {});
            first.mend();
            first.works();
        });
        second.works();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("rotating")
    void ofARefreshDoesNotKeepOthersFromTheTokenLongerThanALeaseLasts(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(DISK_IS_FULL, first::works);
        bench.clock.advance(TokenTiming.DEFAULT_LEASE);
        first.cannotSave(DISK_IS_FULL, first::works);
        assertThat(nodes.isLeaseFree()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isSavedThoughNobodyCalls(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(LINE_BREAKS_BEFORE_SAVE, first::works);
        first.mend();
        first.looksAfterTheGrants();
        allIsWell(second, first);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantIsSavedThoughNobodyCalls(Habits platform) {
        begin(platform);
        bench.clock.advance(A_MINUTE);
        AccessGrant given = nodes.given();
        first.cannotSave(DISK_IS_FULL, () -> first.isAuthorized(given));
        first.looksAfterTheGrants();
        first.mend();
        first.looksAfterTheGrants();
        assertThat(nodes.kept().refreshToken()).isEqualTo(given.refreshToken());
        allIsWell(second, first);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isSavedAtTheStop(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(LINE_BREAKS_BEFORE_SAVE, first::works);
        first.mend();
        first.stops();
        allIsWell(second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void holdsNothingAfterTheStop(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(DISK_IS_FULL, first::works);
        first.stops();
        assertThat(nodes.isLeaseFree()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void holdsNothingWhereTheMerchantHasGivenAnotherSince(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(DISK_IS_FULL, first::works);
        first.mend();
        first.isAuthorized(nodes.given());
        second.refreshes();
        second.refreshes();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("rotating")
    void ofARefreshThatComesTooLateIsUsedUnlessThePlatformHasEndedIt(Habits platform) {
        begin(platform);
        bench.clock.advance(TWO_HOURS);
        first.cannotSave(DISK_IS_FULL, first::works);
        nodes.endTheLease();
        second.needsTheMerchant();
        first.mend();
        if (platform.revokes()) {
            first.needsTheMerchant();
            second.needsTheMerchant();
            assertThat(nodes.lost).hasSize(2);
            second.isAuthorized(nodes.given());
        }
        first.works();
        second.works();
        assertThat(nodes.lost).hasSize(platform.revokes() ? 2 : 1);
    }
}
