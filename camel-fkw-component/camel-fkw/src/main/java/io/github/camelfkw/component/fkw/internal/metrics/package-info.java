// SPDX-License-Identifier: Apache-2.0
/**
 * What is counted and timed, and the one class that knows Micrometer. May not know Camel, nor be needed for anything: where
 * Micrometer is not on the class path, nothing here but {@link io.github.camelfkw.component.fkw.internal.metrics.FkwMetrics}
 * and {@link io.github.camelfkw.component.fkw.internal.metrics.FkwMeter} is ever loaded.
 */
package io.github.camelfkw.component.fkw.internal.metrics;
