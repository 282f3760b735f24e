// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import io.github.camelfkw.simulator.zvcms.SimUser;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulatorExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.v1.KameletSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kamelet of the jar does its work, and has what Camel's catalog of Kamelets asks for. */
class KameletTest {

    private static final Path FILE = Path.of("src/main/resources/kamelets/zvcms-action.kamelet.yaml");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(\\w+)}}");

    @RegisterExtension
    final ZvcmsSimulatorExtension zvcms = new ZvcmsSimulatorExtension();

    private CamelContext camel;
    private SimUser user;

    @BeforeEach
    void createContext() {
        camel = new DefaultCamelContext();
        user = zvcms.simulator().addUser(spec -> spec.code("UC-1"));
        Properties properties = new Properties();
        zvcms.options()
                .forEach((name, value) ->
                        properties.setProperty("camel.kamelet.zvcms-action." + name, value.toString()));
        camel.getPropertiesComponent().setInitialProperties(properties);
    }

    @AfterEach
    void closeContext() throws Exception {
        camel.close();
    }

    private void route(String... kamelets) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(kamelets);
            }
        });
        camel.start();
    }

    private Exchange send(Object body) {
        return camel.createProducerTemplate()
                .request("direct:in", sent -> sent.getMessage().setBody(body));
    }

    @Test
    void identifiesAMemberAsJson() throws Exception {
        route("kamelet:zvcms-action");
        Exchange answer = send("{\"type\": 3, \"user_code\": \"UC-1\"}");
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).asString().startsWith("{\"user_info\":{\"id\":\"" + user.id());
        assertThat(answer.getMessage().getHeader(ZvcmsConstants.USER_ID)).isEqualTo(String.valueOf(user.id()));
    }

    @Test
    void givesAnAnswerOfAnotherKindThanTheDocumentSaysAsItIs() throws Exception {
        SimUser odd = zvcms.simulator().addUser(spec -> spec.code("UC-odd").field("user_points", "many"));
        route("kamelet:zvcms-action");
        Exchange answer = send(UserIdentityQuery.byCode("UC-odd"));
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).asString().contains("\"user_points\":\"many\"");
        assertThat(answer.getMessage().getHeader(ZvcmsConstants.USER_ID)).isEqualTo(String.valueOf(odd.id()));
    }

    @Test
    void callsAnotherActionAndMakesNothingOfACode() throws Exception {
        zvcms.simulator().addAction("communal.echo", params -> params);
        route("kamelet:zvcms-action?action=communal.echo&rawPayload=false");
        assertThat(send(Map.of("a", "b")).getMessage().getBody()).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void saysNothingWhereThereIsNoMember() throws Exception {
        route("kamelet:zvcms-action?emptyCodes=*");
        Exchange answer = send(UserIdentityQuery.byCode("UC-nobody"));
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isNull();
    }

    @Test
    void sharesOneComponentAndPutsNoCredentialIntoAnAddress() throws Exception {
        route("kamelet:zvcms-action?emptyCodes=*&rawPayload=false", "kamelet:zvcms-action?emptyCodes=*&readOnly=false");
        assertThat(camel.getComponentNames()).containsOnlyOnce("zvcms");
        assertThat(camel.getEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .anyMatch(uri -> uri.startsWith("zvcms://communal.user.identity"))
                .allSatisfy(uri -> assertThat(uri)
                        .doesNotContain(
                                zvcms.options().get("secret").toString(),
                                zvcms.options().get("grantCode").toString()));
    }

    @Test
    void refusesAnotherKeyUnderTheSameName() {
        ZvcmsComponent other = new ZvcmsComponent();
        other.setOpenId("another");
        camel.addComponent("zvcms", other);
        assertThatThrownBy(() -> route("kamelet:zvcms-action"))
                .hasStackTraceContaining("The Kamelet has another openId than component zvcms has already");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesToAllowHttpWhereTheOthersDoNotAndTheReverse(boolean first) {
        assertThatThrownBy(() ->
                        route("kamelet:zvcms-action?allowHttp=" + first, "kamelet:zvcms-action?allowHttp=" + !first))
                .hasStackTraceContaining("The Kamelet has another allowHttp than component zvcms has already");
    }

    @Test
    void leavesItToTheComponentWhetherHttpIsAllowed() throws Exception {
        ZvcmsComponent component = new ZvcmsComponent();
        component.setAllowHttp(true);
        camel.addComponent("zvcms", component);
        route("kamelet:zvcms-action", "kamelet:zvcms-action?allowHttp=true");
        assertThat(component.getOpenId()).isEqualTo(zvcms.options().get("openId"));
        assertThat(component.isAllowHttp()).isTrue();
    }

    private static JsonNode kamelet() throws IOException {
        return YAMLMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build()
                .readTree(FILE.toFile());
    }

    @Test
    void fitsTheSchemaOfTheResource() throws IOException {
        ObjectMapper strict = YAMLMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        KameletSpec spec = strict.treeToValue(kamelet().path("spec"), KameletSpec.class);
        assertThat(spec.getDefinition().getProperties()).hasSize(10);
        assertThat(kamelet().at("/metadata/name").asText()).isEqualTo("zvcms-action");
        assertThat(kamelet()
                        .at("/metadata/annotations")
                        .path("camel.apache.org/catalog.version")
                        .asText())
                .isEqualTo(version());
        assertThat(kamelet().at("/spec/dependencies").toString())
                .contains("mvn:io.github.camelfkw:camel-zvcms:" + version(), "camel:bean", "camel:kamelet");
    }

    private static String version() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("src/generated/resources/META-INF/io/github/camelfkw/component/zvcms/zvcms.json")
                        .toFile())
                .at("/component/version")
                .asText();
    }

    @Test
    void usesEachPropertyAndHidesTheSecretOnes() throws IOException {
        Set<String> used = PLACEHOLDER
                .matcher(kamelet().at("/spec/template").toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> known = new HashSet<>(Set.of("zvcmsKey"));
        kamelet().at("/spec/definition/properties").fieldNames().forEachRemaining(known::add);
        assertThat(used).isEqualTo(known);
        for (String secret : List.of("secret", "grantCode")) {
            assertThat(kamelet()
                            .at("/spec/definition/properties/" + secret + "/format")
                            .asText())
                    .isEqualTo("password");
            assertThat(kamelet().at("/spec/template/from").toString()).doesNotContain(secret);
        }
    }
}
