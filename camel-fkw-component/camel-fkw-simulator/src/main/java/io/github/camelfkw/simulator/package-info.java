// SPDX-License-Identifier: Apache-2.0
/**
 * What every simulated platform needs: a clock that can be moved, an HTTP server that can misbehave, a plan of faults, a
 * journal of requests, and what the JUnit extensions have in common. Knows no vendor (only the main class names one) and
 * nothing of any connector.
 */
package io.github.camelfkw.simulator;
