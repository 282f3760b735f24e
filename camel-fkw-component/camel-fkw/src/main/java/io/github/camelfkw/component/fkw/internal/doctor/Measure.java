// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import java.util.List;

/** One thing that is measured. */
interface Measure {

    /** The topics of its findings, each of which is in the report whatever happens. */
    List<String> topics();

    /**
     * Measures.
     *
     * @return a finding for each topic, in their order
     * @throws InterruptedException it was to wait, and was stopped
     */
    List<Finding> measure() throws InterruptedException;
}
