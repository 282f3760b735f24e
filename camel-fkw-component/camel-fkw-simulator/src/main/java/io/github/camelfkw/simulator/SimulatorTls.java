// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The simulator's HTTPS material: one self-signed certificate for {@code localhost} and {@code 127.0.0.1}, valid for a
 * hundred years. <b>A test certificate: its private key is published with this library. Trust it in tests only.</b>
 */
public final class SimulatorTls {

    /** Class path resource of a PKCS12 store that holds the certificate to trust, without its key. */
    public static final String TRUST_STORE_RESOURCE = "io/github/camelfkw/simulator/simulator-truststore.p12";

    /** The password of the stores. Not a secret. */
    public static final String PASSWORD = "simulator";

    private static final String KEY_STORE_RESOURCE = "io/github/camelfkw/simulator/simulator-keystore.p12";

    private SimulatorTls() {}

    /** A fresh PKCS12 key store that holds the certificate to trust. */
    public static KeyStore trustStore() {
        return load(TRUST_STORE_RESOURCE);
    }

    /** A TLS context for clients that trusts the simulator's certificate and nothing else. */
    public static SSLContext clientContext() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the simulator's trust store cannot be used", e);
        }
    }

    static SslContextFactory.Server serverFactory() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStore(load(KEY_STORE_RESOURCE));
        factory.setKeyStorePassword(PASSWORD);
        factory.setSniRequired(false);
        return factory;
    }

    private static KeyStore load(String resource) {
        try (InputStream in = SimulatorTls.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the simulator's jar: " + resource);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot be read: " + resource, e);
        }
    }
}
