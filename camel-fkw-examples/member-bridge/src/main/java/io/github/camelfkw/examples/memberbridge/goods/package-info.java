// SPDX-License-Identifier: Apache-2.0
/** Goods of API Factory as products of FKW: the decisions of the routes that are not calls. */
package io.github.camelfkw.examples.memberbridge.goods;
