// SPDX-License-Identifier: Apache-2.0
/** The order feed, held against what people would write instead; see docs/benchmarks.md. */
package io.github.camelfkw.benchmarks.feed;
