// SPDX-License-Identifier: Apache-2.0
/** Shows the bridge between three embedded platforms, and compares their books afterwards. Knows nothing of the routes. */
package io.github.camelfkw.examples.memberbridge.demo;
