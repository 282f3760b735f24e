// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.token.Databases;
import io.github.camelfkw.component.fkw.client.token.JdbcTokenStore;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the guide's page about token stores shows. */
class GuideTokenStoresTest extends GuideBench {

    private static final String GUIDE = "docs/guide/token-stores.md";

    private void load(String block, DataSource dataSource) throws Exception {
        Properties properties = credentials();
        properties.setProperty("fkwTokenKey", Databases.KEY);
        camel.getPropertiesComponent().setOverrideProperties(properties);
        if (dataSource != null) {
            camel.getRegistry().bind("dataSource", dataSource);
        }
        load(withBaseUri(Docs.block(GUIDE, block)));
    }

    private void assertReadsAnOrder() throws Exception {
        String id = addOrder("wait_seller_ship");
        camel.start();
        Order order = camel.createProducerTemplate().requestBody("fkw:order", id, Order.class);
        assertThat(order.id()).isEqualTo(id);
    }

    private static DataSource withTable() {
        DataSource database = Databases.h2();
        Databases.run(database, Databases.ddl("h2", JdbcTokenStore.DEFAULT_TABLE));
        return database;
    }

    private void assertKept(DataSource database) {
        assertThat(new JdbcTokenStore(database, Databases.KEY)
                        .load("default")
                        .orElseThrow()
                        .refreshToken())
                .isEqualTo(refreshToken);
    }

    @Test
    void aFileThatIsEncrypted() throws Exception {
        load("token-key", null);
        assertReadsAnOrder();
        assertThat(textOf("state/fkw-tokens.json")).contains("fkw1:").doesNotContain(refreshToken);
    }

    @Test
    void aDatabase() throws Exception {
        DataSource database = withTable();
        load("token-database", database);
        assertReadsAnOrder();
        assertKept(database);
    }

    @Test
    void aDatabaseWithoutItsTableIsRefused() throws Exception {
        load("token-database", Databases.h2());
        assertThatThrownBy(this::assertReadsAnOrder)
                .hasStackTraceContaining(
                        "Create it with the statements in the resource" + " io/github/camelfkw/component/fkw/sql/");
        assertThat(shop.journal().count()).isZero();
    }

    @Test
    void aDatabaseInJava() throws Exception {
        DataSource database = withTable();
        FkwComponent component = GuideRoutes.onADatabase(component(), database, Databases.KEY); // "token-database-java"
        camel.addComponent("fkw", component);
        assertReadsAnOrder();
        assertKept(database);
    }
}
