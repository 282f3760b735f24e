// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import java.util.regex.Pattern;

/** The platform refused a token or the client's credentials. The call has not taken effect. */
public class FkwAuthenticationException extends FkwApiException {

    private static final long serialVersionUID = 1L;

    private static final Pattern CLIENT = Pattern.compile("(?i)client_?(id|secret)");

    /**
     * @param operation  the operation that was asked for
     * @param code       the platform's {@code rt}
     * @param apiMessage the platform's {@code msg}, without secrets
     * @param subject    what the call was about
     */
    public FkwAuthenticationException(String operation, int code, String apiMessage, ApiSubject subject) {
        super(operation, code, apiMessage, subject, "refused for its credentials", null);
    }

    /** Whether it is the application that is not accepted (clientId, clientSecret), not a token. */
    public boolean isClientRefused() {
        return getApiMessage() != null && CLIENT.matcher(getApiMessage()).find();
    }
}
