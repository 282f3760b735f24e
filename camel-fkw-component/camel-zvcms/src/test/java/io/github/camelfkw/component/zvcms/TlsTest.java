// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.client.ZvcmsTransportException;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import io.github.camelfkw.simulator.SimulatorTls;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;

/** HTTPS, where the base URI says so. */
class TlsTest extends ZvcmsTestSupport {

    @Override
    ZvcmsSimulator.Builder configure(ZvcmsSimulator.Builder builder) {
        return builder.https(true);
    }

    private static SSLContextParameters trustingTheSimulator() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setType("PKCS12");
        store.setResource(SimulatorTls.TRUST_STORE_RESOURCE);
        store.setPassword(SimulatorTls.PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    @Test
    void trustsWhomItIsToldToTrust() {
        zvcms.setSslContextParameters(trustingTheSimulator());
        assertThat(zvcms.getBaseUri()).startsWith("https://");
        answer(IDENTITY, UserIdentityQuery.byCode(CODE));
    }

    @Test
    void trustsWhomTheNamedHttpComponentTrusts() {
        HttpComponent partner = new HttpComponent();
        partner.setSslContextParameters(trustingTheSimulator());
        camel.addComponent("partner", partner);
        zvcms.setHttpComponent("partner");
        answer(IDENTITY, UserIdentityQuery.byCode(CODE));
    }

    @Test
    void sendsNothingToWhomItDoesNotTrustAndSaysSo() {
        ZvcmsTransportException e = failure(ZvcmsTransportException.class, "zvcms:communal.points.add", null);
        assertThat(e).hasMessageContaining("not trusted").hasMessageContaining("sslContextParameters");
        assertThat(e.isOutcomeUnknown()).isFalse();
        assertThat(e.isWorthRepeating()).isFalse();
        assertThat(requests()).isEmpty();
        assertThat(sleeper.waits()).isEmpty();
    }
}
