// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/** The platform is called too often (接口调用过于频繁). The call has not taken effect and may be repeated later. */
public class FkwThrottledException extends FkwApiException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation  the operation that was asked for
     * @param code       the platform's {@code rt}, or the HTTP status 429
     * @param apiMessage the platform's {@code msg}, without secrets
     * @param subject    what the call was about
     */
    public FkwThrottledException(String operation, int code, String apiMessage, ApiSubject subject) {
        super(operation, code, apiMessage, subject, "turned away as called too often", null);
    }
}
