// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.FkwDoctorReport;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

/** What the guide's page about the doctor shows. */
class GuideDoctorTest extends GuideBench {

    private static final String GUIDE = "docs/guide/doctor.md";

    @Test
    void aRouteWritesTheReportIntoAFile() throws Exception {
        addOrder("wait_seller_ship");
        start(GUIDE, "doctor-route");
        call("direct:doctor", null);
        assertThat(textOf("state/doctor.txt"))
                .startsWith("FKW doctor: shop default, ")
                .contains("Options that fit this shop");
    }

    @Test
    void aRouteInJava() throws Exception {
        camel.addComponent("fkw", component());
        camel.addRoutes(GuideRoutes.doctor()); // "doctor-java"
        camel.start();
        FkwDoctorReport report = call("direct:examine", null).getMessage().getBody(FkwDoctorReport.class);
        assertThat(report.finding("list order")).isPresent();
        assertThat(report.calls()).isLessThanOrEqualTo(100);
    }

    @Test
    void theCommandsPropertiesAreTheComponents() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(Docs.block(GUIDE, "doctor-properties")));
        Map<String, Object> options = new HashMap<>();
        properties.forEach((key, value) -> options.put(
                StringHelper.dashToCamelCase(key.toString().replace("camel.component.fkw.", "")),
                value.toString().replaceAll("[{}]|env:", "")));
        FkwComponent component = new FkwComponent();
        PropertyBindingSupport.bindProperties(camel, component, options);
        assertThat(options).isEmpty();
        assertThat(component.getTokenFile()).isEqualTo("state/fkw-tokens.json");
    }
}
