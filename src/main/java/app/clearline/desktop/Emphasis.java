// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Complaint;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.Group;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What comes first because of what the person complains of. It moves things and hides none.
final class Emphasis {

    private Emphasis() {}

    /// All groups of rows, those that bear on the complaint first.
    static List<Group> groups(Complaint complaint) {
        List<Group> first = bearing(complaint);
        return Arrays.stream(Group.values())
                .sorted(Comparator.comparingInt(group -> first.contains(group) ? first.indexOf(group) : first.size()))
                .toList();
    }

    /// The causes, those that bear on the complaint first. Where calls do not work at all their order stays: then what
    /// stops them comes before what disturbs them.
    static List<CauseFound> causes(Complaint complaint, Diagnosis diagnosis) {
        if (diagnosis.conclusion() == Conclusion.DOES_NOT_WORK) {
            return diagnosis.causes();
        }
        Set<Cause> first = likely(complaint);
        return diagnosis.causes().stream()
                .sorted(Comparator.comparing(found -> !first.contains(found.cause())))
                .toList();
    }

    private static List<Group> bearing(Complaint complaint) {
        return switch (complaint) {
            case POOR_QUALITY -> List.of(Group.QUALITY, Group.MEDIA_UDP, Group.MEDIA_RELAY);
            case CALLS_DROP -> List.of(Group.SIGNALLING, Group.MEDIA_UDP, Group.MEDIA_RELAY, Group.QUALITY);
            case CALLS_DO_NOT_CONNECT, JUST_CHECK -> List.of();
        };
    }

    private static Set<Cause> likely(Complaint complaint) {
        return switch (complaint) {
            case POOR_QUALITY ->
                EnumSet.of(
                        Cause.POOR_QUALITY,
                        Cause.UDP_BLOCKED,
                        Cause.UDP_3478_BLOCKED,
                        Cause.UDP_HIGH_PORTS_BLOCKED,
                        Cause.UDP_REPLIES_LOST,
                        Cause.UDP_LARGE_PACKETS_LOST,
                        Cause.VPN_IN_PATH);
            case CALLS_DROP ->
                EnumSet.of(
                        Cause.UDP_IDLE_TIMEOUT_SHORT,
                        Cause.WEBSOCKET_BLOCKED,
                        Cause.TURN_DATA_BLOCKED,
                        Cause.PROXY_SETTINGS_UNSTABLE,
                        Cause.UDP_LARGE_PACKETS_LOST,
                        Cause.POOR_QUALITY,
                        Cause.VPN_IN_PATH);
            case CALLS_DO_NOT_CONNECT, JUST_CHECK -> EnumSet.noneOf(Cause.class);
        };
    }
}
