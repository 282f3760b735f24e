// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.call;

/** The hosts of API Factory; each has an option of the component for its address. */
public enum Host {
    /** Most calls. */
    api,
    /** What API Factory has moved to faster servers. */
    common,
    /** Articles of one merchant. */
    cms,
    /** Pictures that are made on demand. */
    oss;

    /** The option of the component that holds its address. */
    public String option() {
        return name() + "Uri";
    }
}
