// SPDX-License-Identifier: Apache-2.0
/// DER (ITU-T X.690) written and read: for OCSP and for certificates made in memory. Knows nothing but the JDK.
@NullMarked
package app.clearline.asn1;

import org.jspecify.annotations.NullMarked;
