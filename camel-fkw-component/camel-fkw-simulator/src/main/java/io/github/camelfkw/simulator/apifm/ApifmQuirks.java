// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.time.Duration;
import java.util.Objects;

/**
 * What the vendor document of API Factory leaves open, as switches. Each can be moved at run time and applies from the next
 * request on. Thread-safe. The defaults are the plainest reading of the document.
 */
public final class ApifmQuirks {

    /** What a list looks like in the answer. */
    public enum ListForm {
        /** {@code data} is the array, as in all the document's examples. */
        ARRAY,
        /** {@code data} is an object with the array as {@code result}, and {@code totalRow} and {@code totalPage}. */
        RESULT
    }

    private volatile boolean emptyListsSucceed = false;
    private volatile ListForm listForm = ListForm.ARRAY;
    private volatile int tokenRefusedCode = Code.TOKEN_REFUSED;
    private volatile Duration tokenLifetime = Duration.ofDays(30);
    private volatile int largestPage = 100;
    private volatile boolean dateHeader = true;

    ApifmQuirks() {}

    /**
     * Whether a list in which nothing (more) is found is an empty one with code 0 instead of code 700. Default: {@code
     * false}.
     */
    public ApifmQuirks emptyListsSucceed(boolean succeed) {
        emptyListsSucceed = succeed;
        return this;
    }

    /** The present setting. */
    public boolean emptyListsSucceed() {
        return emptyListsSucceed;
    }

    /** What the paged lists of goods, orders, coupons and so on look like. Default: {@link ListForm#ARRAY}. */
    public ApifmQuirks listForm(ListForm form) {
        listForm = Objects.requireNonNull(form, "form");
        return this;
    }

    /** The present setting. */
    public ListForm listForm() {
        return listForm;
    }

    /** The code for a token that is missing, unknown or expired; undocumented. Default: 2000. */
    public ApifmQuirks tokenRefusedCode(int code) {
        tokenRefusedCode = code;
        return this;
    }

    /** The present setting. */
    public int tokenRefusedCode() {
        return tokenRefusedCode;
    }

    /** How long a token that is issued from now on lives; undocumented. Default: 30 days. */
    public ApifmQuirks tokenLifetime(Duration lifetime) {
        tokenLifetime = Objects.requireNonNull(lifetime, "lifetime");
        return this;
    }

    /** The present setting. */
    public Duration tokenLifetime() {
        return tokenLifetime;
    }

    /** The most rows that a page gives, whatever {@code pageSize} asks for; undocumented. Default: 100. */
    public ApifmQuirks largestPage(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("a page has at least one row, not " + rows);
        }
        largestPage = rows;
        return this;
    }

    /** The present setting. */
    public int largestPage() {
        return largestPage;
    }

    /** Whether answers carry a {@code Date} header. Default: {@code true}. */
    public ApifmQuirks dateHeader(boolean sent) {
        dateHeader = sent;
        return this;
    }

    /** The present setting. */
    public boolean dateHeader() {
        return dateHeader;
    }
}
