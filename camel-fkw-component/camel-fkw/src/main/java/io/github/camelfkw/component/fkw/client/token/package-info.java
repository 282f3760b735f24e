// SPDX-License-Identifier: Apache-2.0
/**
 * Tokens: what a merchant granted, where it is kept, and when it is refreshed. The manager does not know how a grant is
 * kept; a store knows neither HTTP nor this machine's clock.
 */
package io.github.camelfkw.component.fkw.client.token;
