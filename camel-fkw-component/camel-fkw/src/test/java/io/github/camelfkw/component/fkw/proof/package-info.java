// SPDX-License-Identifier: Apache-2.0
/**
 * The proof of the order feed's promise. A simulated platform that changes while it is read, evidence of what a route
 * accepted and which positions were saved, and a checker that holds the two against each other and knows nothing of
 * how the feed reads. Scaled by {@link io.github.camelfkw.component.fkw.proof.Scale}: small in each build, large with the
 * profile {@code proof}, which writes its figures to {@code docs/proof.md}.
 */
package io.github.camelfkw.component.fkw.proof;
