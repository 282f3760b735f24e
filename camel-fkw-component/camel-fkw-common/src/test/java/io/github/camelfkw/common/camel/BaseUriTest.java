// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://erp:s3cret@shop.example.com/x|before @",
                "https://shop.example.com/?key=s3cret|query",
                "https://shop.example.com/#s3cret|fragment",
                "http://erp:s3cret@shop.example.com|plain http",
                "ftp://erp:s3cret@shop.example.com|https://",
                "https://erp:s3c ret@shop.example.com|is not an address",
                "https://erp:s3cret/@shop.example.com|https://",
                "erp:s3cret@shop.example.com|https://"
            })
    void whatIsRefusedIsNamedAndNotQuoted(String address, String named) {
        assertThatThrownBy(() -> BaseUri.parse("fkw", "baseUri", address, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUri of component fkw")
                .hasMessageContaining(named)
                .hasMessageContaining("shop.example.com")
                .hasMessageNotContaining("s3c")
                .hasMessageNotContaining("ret@");
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:S3cret, https://user",
        "user:S3cret, user",
        "https://shop.example.com:S3cret/x, https://shop.example.com",
        "https://[::1]:8080/S3cret, https://[::1]",
        "https://[S3cret, https://",
        "https://商店.example.com/S3cret, https://商店.example.com"
    })
    void whatStandsAfterAColonIsNotShown(String address, String shown) {
        assertThat(BaseUri.shown(address)).isEqualTo(shown);
    }
}
