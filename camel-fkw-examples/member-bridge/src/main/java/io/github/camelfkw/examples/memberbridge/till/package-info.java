// SPDX-License-Identifier: Apache-2.0
/** What the till writes, taken apart and checked. Knows no platform but the way a member is named at ZVCMS. */
package io.github.camelfkw.examples.memberbridge.till;
