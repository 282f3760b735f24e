// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import io.github.camelfkw.simulator.RecordedRequest;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** Headers that a message brings from elsewhere change nothing about where a call goes, who it is by and what it asks. */
class ForeignHeadersTest extends ZvcmsTestSupport {

    private static final Map<String, Object> FROM_ELSEWHERE = Map.ofEntries(
            Map.entry(Exchange.HTTP_URI, "http://127.0.0.1:1/evil"),
            Map.entry(Exchange.HTTP_PATH, "/evil"),
            Map.entry(Exchange.HTTP_QUERY, "evil=1"),
            Map.entry(Exchange.HTTP_METHOD, "GET"),
            Map.entry(Exchange.CONTENT_TYPE, "text/evil"),
            Map.entry("Host", "evil.example"),
            Map.entry("Authorization", "Bearer evil"),
            Map.entry("Cookie", "session=evil"),
            Map.entry("OpenId", "evil"),
            Map.entry("GrantCode", "evil"),
            Map.entry("Token", "evil"),
            Map.entry("CamelZvcmsBaseUri", "http://127.0.0.1:1/evil"),
            Map.entry("CamelZvcmsSecret", "evil"),
            Map.entry("CamelZvcmsOpenId", "evil"),
            Map.entry("CamelZvcmsAction", "communal.evil"));

    @Test
    void changeNothingAboutACallAndGetNothingOfTheAnswer() {
        Message answer = answer(IDENTITY, UserIdentityQuery.byCode(CODE), FROM_ELSEWHERE);
        RecordedRequest request = simulator.journal().last();
        assertThat(request.toString()).doesNotContain("evil");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/v2");
        assertThat(request.violations()).isEmpty();
        Map<String, Object> added = new HashMap<>(answer.getHeaders());
        FROM_ELSEWHERE.forEach(
                (name, value) -> assertThat(added.remove(name)).as(name).isEqualTo(value));
        assertThat(added).containsOnlyKeys(ZvcmsConstants.CODE, ZvcmsConstants.MESSAGE, ZvcmsConstants.USER_ID);
    }
}
