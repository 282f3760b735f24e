// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is found when the route starts, and says what to do. */
class BadConfigurationTest extends ApifmTestSupport {

    private String startOf(String from, String to) {
        Throwable failure = catchThrowable(() -> route(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        }));
        assertThat(failure).as("start of %s to %s", from, to).isNotNull();
        Throwable told = failure;
        while (told.getCause() != null && told.getClass() != IllegalArgumentException.class) {
            told = told.getCause();
        }
        assertThat(told).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(platform.calls()).isEmpty();
        return told.getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "apifm:goodDetail ! There is no call apifm:goodDetail. Did you mean goodsDetail",
                "apifm:wxpayIntelsalon ! its path is published nowhere",
                "apifm:goodsDetail?arg.ids=1 ! Option arg.ids: apifm:goodsDetail has no argument ids. Did you mean id?",
                "apifm:province?arg.a=1 ! It takes none",
                "apifm:goods?arg.token=abc ! Set option token of component apifm, or header CamelApifmToken",
                "apifm:goods?path=/x ! Option path means nothing here; it is for apifm:call",
                "apifm:goods?newOnly=true ! Option newOnly means nothing here; it is for routes that begin with apifm:goods",
                "apifm:goods?pageSize=3 ! Option pageSize means nothing here",
                "apifm:goods?maxFileSize=3 ! Option maxFileSize means nothing here; it is for apifm:uploadFile",
                "apifm:uploadFile?maxFileSize=0 ! Option maxFileSize has to be 1 or more",
                "apifm:call?path=/x ! apifm:call needs option verb: GET or POST",
                "apifm:call?path=/x&verb=PUT ! Option verb of apifm:call is PUT; it is one of GET, POST",
                "apifm:call?verb=GET ! apifm:call needs option path",
                "apifm:call?verb=GET&path=x ! Option path of apifm:call: x is no path such as",
                "apifm:call?verb=GET&path=/x/../y ! is no path such as",
                "apifm:call?verb=GET&path=/x&host=web ! Option host of apifm:call is web; it is one of api, common, cms, oss",
                "apifm:call?verb=GET&path=/x&effect=none ! Option effect of apifm:call is none"
            })
    void aProducer(String uri, String why) {
        assertThat(startOf("direct:in", uri)).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "apifm:goodsDetail?arg.id=1 ! apifm:goodsDetail cannot begin a route",
                "apifm:orderPay ! apifm:orderPay cannot begin a route",
                "apifm:goods?pageSize=0 ! Option pageSize is 0; apifm:goods takes 1 to 1000",
                "apifm:mapQQSearch?pageSize=21&arg.keyword=kfc&arg.boundary=a ! apifm:mapQQSearch takes 1 to 20",
                "apifm:mapQQSearch ! apifm:mapQQSearch: missing: keyword (in the body, as header",
                "apifm:goods?maxMessagesPerPoll=-1 ! Option maxMessagesPerPoll must not be negative",
                "apifm:goods?idempotentRepository=#r ! Option idempotentRepository means nothing without newOnly",
                "apifm:goods?arg.page=2 ! Option arg.page means nothing where a route begins",
                "apifm:goods?maxFileSize=3 ! Option maxFileSize means nothing here"
            })
    void aConsumer(String uri, String why) {
        camel.getRegistry().bind("r", MemoryIdempotentRepository.memoryIdempotentRepository(3));
        assertThat(startOf(uri, "mock:out")).contains(why);
    }

    @Test
    void aMissingSubDomainIsNamed() {
        apifm.setSubDomain(null);
        assertThat(startOf("direct:in", "apifm:goods"))
                .startsWith("Option subDomain of component apifm is missing, which apifm:goods needs");
    }

    @Test
    void aMissingMerchantIdIsNamed() {
        apifm.setMerchantId(" ");
        assertThat(startOf("direct:in", "apifm:cmsArticleUseless"))
                .startsWith("Option merchantId of component apifm is missing, which apifm:cmsArticleUseless needs");
    }

    @Test
    void aCallThatNeedsNoAccountStartsWithoutOne() throws Exception {
        apifm.setSubDomain(null);
        apifm.setMerchantId(null);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("apifm:province");
            }
        });
        answer("direct:in", null);
        assertThat(platform.last().path()).isEqualTo("/api/common/region/v2/province");
    }

    private void assertWrong(Consumer<ApifmComponent> option, String why) {
        ApifmComponent wrong = platform.component();
        option.accept(wrong);
        camel.removeComponent("apifm");
        camel.addComponent("apifm", wrong);
        assertThat(startOf("direct:in", "apifm:goods")).contains(why);
    }

    @Test
    void wrongOptionsOfTheComponentAreNamed() {
        assertWrong(apifm -> apifm.setSubDomain("a/b"), "Option subDomain of component apifm is a/b");
        assertWrong(apifm -> apifm.setMerchantId("../9"), "Option merchantId of component apifm is ../9");
        assertWrong(apifm -> apifm.setApiUri("ftp://x"), "Option apiUri of component apifm has to begin with https://");
        assertWrong(
                apifm -> apifm.setCommonUri("http://example.org"), "Option commonUri of component apifm is plain http");
        assertWrong(apifm -> apifm.setCmsUri(""), "Option cmsUri of component apifm");
        assertWrong(apifm -> apifm.setOssUri("https://a?b"), "Option ossUri of component apifm");
        assertWrong(apifm -> apifm.setMaxAttempts(0), "Option maxAttempts of component apifm is 0");
        assertWrong(apifm -> apifm.setMaxRequestsPerSecond(-1), "Option maxRequestsPerSecond of component apifm is -1");
        assertWrong(apifm -> apifm.setConnectTimeout(Duration.ZERO), "Option connectTimeout of component apifm");
        assertWrong(apifm -> apifm.setRequestTimeout(null), "Option requestTimeout of component apifm");
        assertWrong(apifm -> apifm.setHttpComponent("nowhere"), "Option httpComponent of component apifm");
    }

    @Test
    void theComponentAloneStartsWithoutOptions() {
        camel.addComponent("other", new ApifmComponent());
        camel.start();
        assertThat(camel.getComponent("other", ApifmComponent.class).getApiUri())
                .isEqualTo("https://api.it120.cc");
    }
}
