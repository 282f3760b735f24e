// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

/** How large the proof is: small in each build; the profile {@code proof} sets the system properties of the long run. */
final class Scale {

    /** Orders that each kind of fault has to survive. */
    static final int FAULT_ORDERS = Integer.getInteger("proof.faultOrders", 800);

    /** How often a running route's process is killed. */
    static final int KILLS = Integer.getInteger("proof.kills", 3);

    /** Orders of the backfill in a small heap. */
    static final int BACKFILL_ORDERS = Integer.getInteger("proof.backfillOrders", 20_000);

    /** Schedules that each control is run on at most. */
    static final int CONTROL_SCHEDULES = Integer.getInteger("proof.controlSchedules", 40);

    /** How often the access token of a cluster ends. */
    static final int EXPIRIES = Integer.getInteger("proof.expiries", 100);

    /** Shifts all seeds, so that a run can go where no run has been. */
    static final long SEED = Long.getLong("proof.seed", 0);

    /** Whether the figures of this run take the place of those in {@code docs/proof.md}. */
    static final boolean UPDATE = Boolean.getBoolean("proof.update");

    private Scale() {}
}
