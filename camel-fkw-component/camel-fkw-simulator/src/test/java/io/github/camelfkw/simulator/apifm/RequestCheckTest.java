// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the document does not allow, over the wire. */
class RequestCheckTest extends ApifmTest {

    @Test
    void anUnknownPathIsNotFound() {
        assertThat(client.get("/api/demo/goods", Map.of()).statusCode()).isEqualTo(404);
        assertThat(violations()).containsExactly("unknown path /api/demo/goods");
        assertThat(sim.journal().last().refused()).isTrue();
    }

    @Test
    void anotherSubDomainAndAnotherHostAreToldApart() {
        assertThat(client.get("/api/other/config/vipLevel", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(client.get("/common/demo/config/vipLevel", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(violations())
                .containsExactly(
                        "/api/other/config/vipLevel is of another account: here are sub-domain demo and merchant id 951",
                        "/common/demo/config/vipLevel belongs to host api, not to common");
    }

    @Test
    void theAccountIsTheBuilders() {
        try (ApifmSimulator other = ApifmSimulator.builder()
                .subDomain("tz")
                .merchantId("27")
                .clock(clock)
                .build()
                .start()) {
            Client visitor = new Client(other);
            assertThat(other.path("vipLevel")).isEqualTo("/api/tz/config/vipLevel");
            assertThat(other.path("cmsArticleUsefulLogs")).isEqualTo("/cms/27/cms/news/useful/logs");
            assertOk(visitor.call("vipLevel"));
            other.shop().addGoods(1);
            assertThat(data(visitor.call("goods")).at("/0/userId").asInt()).isEqualTo(27);
        }
    }

    @Test
    void aGetTakesNoForm() {
        client.send(client.to(sim.path("goodsCategory"), Map.of())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method("GET", BodyPublishers.ofString("a=1")));
        assertThat(violations())
                .containsExactly("a body of type application/x-www-form-urlencoded where goodsCategory takes a query");
    }

    @Test
    void aFormOfAGetDoesNotCount() {
        HttpResponse<String> answer = client.send(client.to(sim.path("couponDetail"), Map.of())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method("GET", BodyPublishers.ofString("id=1")));
        assertCode(300, Client.json(answer));
        assertThat(violations()).contains("parameter id is missing");
    }

    @Test
    void aPostTakesNoQuery() {
        shop.addGoods(1);
        HttpResponse<String> answer =
                client.send(client.to(sim.path("goods"), Map.of("page", "1")).POST(BodyPublishers.noBody()));
        assertOk(Client.json(answer));
        assertThat(violations()).containsExactly("parameters [page] in the query where goods takes a form");
    }

    @Test
    void aPostTakesNoJson() {
        client.send(client.to(sim.path("goods"), Map.of())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"page\":1}")));
        assertThat(violations())
                .containsExactly("a body of type application/json where goods takes application/x-www-form-urlencoded");
    }

    @Test
    void onlyAnUploadTakesParts() {
        shop.addGoods(1);
        assertOk(Client.json(client.upload(sim.path("goods"), Map.of("page", "1"), "upfile")));
        client.post(sim.path("uploadFile"), Map.of("token", token));
        assertThat(violations())
                .containsExactly(
                        "a body of type multipart/form-data where goods takes application/x-www-form-urlencoded",
                        "a body of type application/x-www-form-urlencoded where uploadFile takes multipart/form-data",
                        "parameter upfile is missing");
    }

    @Test
    void anUploadTakesItsFileFromItsPart() {
        assertOk(mine("uploadFile", "expireHours", "24"));
        assertThat(shop.uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.content()).asString().isEqualTo("hello");
            assertThat(upload.name()).isEqualTo("a.txt");
            assertThat(upload.expireHours()).isEqualTo("24");
        });
        assertThat(violations()).isEmpty();
        HttpResponse<String> answer = client.upload(sim.path("uploadFile"), Map.of("token", token), "file");
        assertCode(300, Client.json(answer));
        assertThat(violations()).containsExactly("parameter upfile is missing");
        assertThat(shop.uploads()).hasSize(1);
    }

    @Test
    void unknownAndRepeatedParametersAreNoticed() {
        call("noticeDetail", "id", "1", "pid", "2");
        client.send(client.to(sim.path("noticeDetail") + "?id=1&id=2", Map.of()).GET());
        assertThat(violations())
                .containsExactly("unknown parameter pid of noticeDetail", "parameter id is sent more than once");
    }

    @Test
    void aFreeFormCallTakesAnyParameter() {
        assertOk(call("banners", "whatever", "1"));
        assertThat(violations()).isEmpty();
    }

    @Test
    void aConstantMustHaveItsValue() {
        String code = sim.issueWxCode(user.uid());
        assertCode(300, call("login_wx", "code", code, "type", "1"));
        assertCode(300, call("login_wx", "code", code));
        assertThat(violations()).containsExactly("parameter type is '1', it must be 2", "parameter type is missing");
        assertOk(call("login_wx", "code", code, "type", "2"));
    }

    @Test
    void jsonAndListsMustBeWhatTheyAre() {
        assertCode(300, mine("yuyueJoinUpdate", "joinId", "1", "extJsonStr", "{name:1}"));
        assertOk(mine("yuyueJoinUpdate", "joinId", "1", "extJsonStr", "7"));
        assertOk(call("pingtuanSets", "goodsId", "[1,2]"));
        assertThat(violations())
                .containsExactly(
                        "parameter extJsonStr is not JSON",
                        "parameter extJsonStr is neither a JSON object nor an array",
                        "parameter goodsId is a JSON array where values joined by commas are due");
    }

    @Test
    void theJournalShowsNoSecrets() {
        mine("setPayPassword", "pwd", "hunter2");
        mine("idcardCheck", "name", "王伟", "idCardNo", "110101190001010000");
        assertThat(sim.journal().requests()).allSatisfy(request -> {
            assertThat(request.param("token")).matches("\\*\\*\\*[0-9a-f]{6}");
            assertThat(request.params().values()).doesNotContain("hunter2", "110101190001010000", token);
        });
    }
}
