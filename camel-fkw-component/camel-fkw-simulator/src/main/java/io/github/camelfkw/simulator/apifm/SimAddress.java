// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

/**
 * A shipping address as it stands.
 *
 * @param id {@code id} on the wire
 * @param linkMan who receives
 * @param mobile that person's number
 * @param provinceId region; empty when it was not given
 * @param cityId region; empty when it was not given
 * @param districtId region; empty when it was not given
 * @param address street and number
 * @param code postal code; empty when it was not given
 * @param isDefault whether orders without an address go there; one address of a user does
 */
public record SimAddress(
        long id,
        String linkMan,
        String mobile,
        String provinceId,
        String cityId,
        String districtId,
        String address,
        String code,
        boolean isDefault) {

    SimAddress withDefault(boolean is) {
        return new SimAddress(id, linkMan, mobile, provinceId, cityId, districtId, address, code, is);
    }

    /** The id only: everything else is about a person. */
    @Override
    public String toString() {
        return "SimAddress[" + id + "]";
    }
}
