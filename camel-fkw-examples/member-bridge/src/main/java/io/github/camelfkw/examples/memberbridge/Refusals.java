// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import io.github.camelfkw.component.apifm.ApifmException;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.zvcms.client.ZvcmsException;

/** What failures say. */
public final class Refusals {

    private Refusals() {}

    /** Whether a call of FKW that writes has certainly done nothing: it was refused, or not even sent. */
    public static boolean certainlyNotDone(Exception failure) {
        return failure instanceof FkwApiException
                || failure instanceof FkwReauthorizationRequiredException
                || failure instanceof IllegalArgumentException
                || (failure instanceof FkwTransportException lost && !lost.isOutcomeUnknown());
    }

    /** What the log may show: the message, where it is known to have no personal data; else the class. */
    public static String shown(Exception reason) {
        boolean known = reason instanceof FkwException
                || reason instanceof ZvcmsException
                || reason instanceof ApifmException
                || reason instanceof NotYet
                || reason instanceof ForPeople;
        return known ? reason.getMessage() : reason.getClass().getName();
    }
}
