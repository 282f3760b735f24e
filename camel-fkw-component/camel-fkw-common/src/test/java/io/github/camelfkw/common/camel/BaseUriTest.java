// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example.com", "http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:1"})
    void tokensGoByTlsOrStayOnThisHost(String address) {
        assertThat(BaseUri.parse("fkw", "baseUri", address, false)).hasToString(address);
    }

    @Test
    void tokensGoInTheClearWhereThatIsAllowedOnly() {
        assertThatThrownBy(() -> BaseUri.parse("fkw", "baseUri", "http://shop.example.com", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plain http")
                .hasMessageContaining("allowHttp=true");
        assertThat(BaseUri.parse("fkw", "baseUri", "http://shop.example.com", true))
                .hasToString("http://shop.example.com");
        assertThatThrownBy(() -> BaseUri.parse("fkw", "baseUri", "ftp://shop.example.com", true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
