// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.LowerCase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// The name in a certificate (RFC 2253) without whom it names: organisations give their own name to what they sign
/// with, and Windows puts the server's and the domain's there.
final class DistinguishedName {

    private static final int SHORTEST = 6;

    private DistinguishedName() {}

    /// The name with `standIn` for each value, but for countries. Of one that speaks of one of `products` the product
    /// stays.
    ///
    /// @param products in lower case
    static String hidden(String name, Collection<String> products, String standIn) {
        try {
            var parts = new ArrayList<String>();
            for (Rdn part : new LdapName(name).getRdns()) {
                String value = String.valueOf(part.getValue());
                String shown = part.getType().equalsIgnoreCase("C") ? value : product(value, products, standIn);
                parts.add(part.getType() + "=" + Rdn.escapeValue(shown));
            }
            Collections.reverse(parts);
            return String.join(",", parts);
        } catch (InvalidNameException e) {
            // Whatever it is, it stays hidden.
            return "CN=" + standIn;
        }
    }

    /// Whom the name speaks of, as they may be called elsewhere: not so short that they could be any word.
    static List<String> whom(String name, Collection<String> products) {
        try {
            return new LdapName(name)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN")
                                    || part.getType().equalsIgnoreCase("O"))
                            .map(part -> String.valueOf(part.getValue()))
                            .filter(value -> value.length() >= SHORTEST)
                            .filter(value -> product(value, products, "").isEmpty())
                            .toList();
        } catch (InvalidNameException e) {
            // It is hidden as a whole.
            return List.of();
        }
    }

    private static String product(String value, Collection<String> products, String standIn) {
        String lower = LowerCase.of(value);
        return products.stream()
                .filter(lower::contains)
                .findFirst()
                .map(each -> value.substring(lower.indexOf(each), lower.indexOf(each) + each.length()))
                .orElse(standIn);
    }
}
