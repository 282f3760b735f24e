// SPDX-License-Identifier: Apache-2.0
/** What the connector costs, held against the same work done without it. Run, not published; see docs/benchmarks.md. */
package io.github.camelfkw.benchmarks;
