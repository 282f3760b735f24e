// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The token store on the application's database; it is made where a key is set, and only there. */
@ConfigurationProperties("camel.fkw.token-store.jdbc")
final class FkwJdbcTokenStoreProperties {

    /**
     * Key that encrypts tokens in the database (AES-256-GCM): the Base64 of 32 random bytes. Setting it makes the bean
     * fkwTokenStore, which the component then uses. To change the key, set the new one, a comma and the old one: the first
     * encrypts, each decrypts.
     */
    private final String key;

    /**
     * Table that holds the tokens, with its schema if needed. The statements that create it are in
     * classpath:io/github/camelfkw/component/fkw/sql.
     */
    private final String table;

    /**
     * Name of the DataSource bean, where there are several. Default: the only one, or the primary one.
     */
    private final String dataSource;

    FkwJdbcTokenStoreProperties(String key, @DefaultValue("fkw_token") String table, String dataSource) {
        this.key = key;
        this.table = table;
        this.dataSource = dataSource;
    }

    // No public getters, for whatever shows beans by their properties would show the key.

    String key() {
        return key;
    }

    String table() {
        return table;
    }

    String dataSource() {
        return dataSource;
    }
}
