// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import java.time.Duration;
import java.util.Objects;

/** What the document leaves open, as switches. May be turned while the simulator runs. Thread-safe. */
public final class ZvcmsQuirks {

    private volatile ZvcmsSignature signature = ZvcmsSignature.assumed();
    private volatile Duration timeWindow = Duration.ofMinutes(5);
    private volatile boolean refusesUsedNonces = true;
    private volatile StatusForm statusForm = StatusForm.AS_DOCUMENTED;
    private volatile boolean numbersAsText = true;
    private volatile boolean listsAsObjects = false;
    private volatile boolean emptyObjectsAsLists = false;
    private volatile boolean dateHeader = true;

    ZvcmsQuirks() {}

    /** How requests have to be signed. Default: {@link ZvcmsSignature#assumed()}. */
    public ZvcmsQuirks signature(ZvcmsSignature signature) {
        this.signature = Objects.requireNonNull(signature, "signature");
        return this;
    }

    /** The present setting. */
    public ZvcmsSignature signature() {
        return signature;
    }

    /** How far a {@code Timestamp} may lie before or after the platform's time. 0: as far as it likes. Default: 5 minutes. */
    public ZvcmsQuirks timeWindow(Duration timeWindow) {
        this.timeWindow = Objects.requireNonNull(timeWindow, "timeWindow");
        return this;
    }

    /** The present setting. */
    public Duration timeWindow() {
        return timeWindow;
    }

    /** Whether a {@code Nonce} that was accepted before is refused. Default: {@code true}. */
    public ZvcmsQuirks refusesUsedNonces(boolean refusesUsedNonces) {
        this.refusesUsedNonces = refusesUsedNonces;
        return this;
    }

    /** The present setting. */
    public boolean refusesUsedNonces() {
        return refusesUsedNonces;
    }

    /** How {@code status} is written. Default: {@link StatusForm#AS_DOCUMENTED}. */
    public ZvcmsQuirks statusForm(StatusForm statusForm) {
        this.statusForm = Objects.requireNonNull(statusForm, "statusForm");
        return this;
    }

    /** The present setting. */
    public StatusForm statusForm() {
        return statusForm;
    }

    /**
     * Whether numbers and booleans in {@code data}, and {@code code}, are texts as in the document's example; else they are
     * what the document's table says. Default: {@code true}.
     */
    public ZvcmsQuirks numbersAsText(boolean numbersAsText) {
        this.numbersAsText = numbersAsText;
        return this;
    }

    /** The present setting. */
    public boolean numbersAsText() {
        return numbersAsText;
    }

    /**
     * Whether the list of coupons is an object with the members {@code 0}, {@code 1} …, as the document's table has it and
     * as PHP writes a list with a gap. Default: {@code false}.
     */
    public ZvcmsQuirks listsAsObjects(boolean listsAsObjects) {
        this.listsAsObjects = listsAsObjects;
        return this;
    }

    /** The present setting. */
    public boolean listsAsObjects() {
        return listsAsObjects;
    }

    /** Whether an object without members is {@code []}, as PHP writes it. Default: {@code false}. */
    public ZvcmsQuirks emptyObjectsAsLists(boolean emptyObjectsAsLists) {
        this.emptyObjectsAsLists = emptyObjectsAsLists;
        return this;
    }

    /** The present setting. */
    public boolean emptyObjectsAsLists() {
        return emptyObjectsAsLists;
    }

    /** Whether answers carry a {@code Date} header. Default: {@code true}. */
    public ZvcmsQuirks dateHeader(boolean dateHeader) {
        this.dateHeader = dateHeader;
        return this;
    }

    /** The present setting. */
    public boolean dateHeader() {
        return dateHeader;
    }
}
