// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionCallTest extends ApifmTest {

    @Test
    void aTokenLivesUntilItExpires() {
        assertOk(mine("checkToken"));
        clock.advance(Duration.ofDays(30));
        assertCode(2000, mine("checkToken"));
        sim.quirks().tokenLifetime(Duration.ofMinutes(5)).tokenRefusedCode(902);
        token = sim.issueToken(user.uid());
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertOk(mine("checkToken"));
        clock.advance(Duration.ofMillis(1));
        assertCode(902, mine("checkToken"));
        assertThat(violations()).as("a correct client can meet that").isEmpty();
    }

    @Test
    void tokensEndByLogoutAndByTheMerchant() {
        assertOk(mine("loginout"));
        assertCode(2000, mine("checkToken"));
        token = sim.issueToken(user.uid());
        String other = sim.issueToken(shop.addUser().uid());
        sim.expireTokens(user.uid());
        assertCode(2000, mine("checkToken"));
        assertOk(call("checkToken", "token", other));
        sim.invalidateToken(other);
        assertCode(2000, call("checkToken", "token", other));
        assertThatThrownBy(() -> sim.issueToken(1)).hasMessageContaining("no user 1");
    }

    @Test
    void aMissingTokenIsTheClientsFault() {
        assertCode(2000, call("userAmount"));
        assertThat(violations()).containsExactly("parameter token is missing: userAmount needs it");
    }

    @Test
    void aTokenThatIsNotNeededMustBeGoodAllTheSame() {
        String goods = "" + shop.addGoods(spec -> {}).id();
        assertOk(call("goodsDetail", "id", goods));
        assertOk(call("goodsDetail", "id", goods, "token", token));
        assertCode(2000, call("goodsDetail", "id", goods, "token", "made-up"));
    }

    @Test
    void aWeChatCodeLogsInOnce() {
        String code = sim.issueWxCode(user.uid());
        JsonNode session = data(call("login_wx", "code", code, "type", "2"));
        assertThat(session.get("uid").asLong()).isEqualTo(user.uid());
        assertOk(call("checkToken", "token", session.get("token").asText()));
        assertCode(10_000, call("login_wx", "code", code, "type", "2"));
        assertThat(sim.journal().requests())
                .noneMatch(request -> request.params().containsValue(code));
        assertThat(sim.journal().requests()).noneMatch(request -> request.params()
                .containsValue(session.get("token").asText()));
    }

    @Test
    void passwordsLogIn() {
        SimUser other = shop.addUser(
                spec -> spec.mobile("13800138001").username("other").password("p1"));
        String[] device = {"deviceId", "1", "deviceName", "test"};
        assertThat(data(call("login_mobile", "mobile", "13800138001", "pwd", "p1", device[0], "1", device[2], "x"))
                        .get("uid")
                        .asLong())
                .isEqualTo(other.uid());
        assertCode(10_000, call("login_mobile", "mobile", "13800138001", "pwd", "p2", device[0], "1", device[2], "x"));
        assertThat(data(call("login_username", "username", "other", "pwd", "p1"))
                        .get("uid")
                        .asLong())
                .isEqualTo(other.uid());
        assertThat(violations()).isEmpty();
    }

    @Test
    void aUsernameBelongsToOneUser() {
        shop.addUser(spec -> spec.username("taken"));
        assertCode(10_000, mine("bindUsername", "username", "taken"));
        assertOk(mine("bindUsername", "username", "fresh", "pwd", "p9"));
        assertOk(call("login_username", "username", "fresh", "pwd", "p9"));
    }

    @Test
    void anInvitationIsAUsersNumber() {
        assertOk(call("checkReferrer", "referrer", "" + user.uid()));
        assertCode(700, call("checkReferrer", "referrer", "1"));
        assertThat(sim.journal().last().refused()).as("that is an answer").isFalse();
    }

    @Test
    void allAtATableShareACart() {
        String soup = "" + shop.addGoods(spec -> {}).id();
        String first =
                data(call("cyTableToken", "id", "5", "k", "key")).get("token").asText();
        String second =
                data(call("cyTableToken", "id", "5", "k", "key")).get("token").asText();
        String elsewhere =
                data(call("cyTableToken", "id", "6", "k", "key")).get("token").asText();
        assertOk(call("shippingCarInfoAddItem", "token", first, "goodsId", soup, "number", "2"));
        assertThat(data(call("shippingCarInfo", "token", second)).get("number").asInt())
                .isEqualTo(2);
        assertCode(700, call("shippingCarInfo", "token", elsewhere));
    }

    @Test
    void tellsAUserAboutHimself() {
        assertThat(data(mine("userDetail")).at("/base/id").asLong()).isEqualTo(user.uid());
        assertThat(data(mine("userWxinfo")).get("uid").asLong()).isEqualTo(user.uid());
    }
}
