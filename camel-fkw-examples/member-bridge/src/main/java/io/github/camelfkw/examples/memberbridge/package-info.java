// SPDX-License-Identifier: Apache-2.0
/**
 * Points for members whom ZVCMS knows, goods of API Factory as products. The program is {@code MemberBridge}; the routes are
 * in YAML.
 */
package io.github.camelfkw.examples.memberbridge;
