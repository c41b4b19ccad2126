// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where files go, and where a window may stand.
class PlacesTest {

    private static final Path HOME = Path.of("/home/pat");

    @Test
    void linuxFollowsTheBaseDirectories() {
        var usual = Whereabouts.of(Map.of(), "Linux", HOME);
        assertThat(usual.settings()).isEqualTo(Path.of("/home/pat/.config/clearline/settings"));
        assertThat(usual.state()).isEqualTo(Path.of("/home/pat/.local/state/clearline"));
        assertThat(usual.preset()).isEqualTo(Path.of("/etc/clearline/settings"));
        var moved = Whereabouts.of(
                Map.of("XDG_CONFIG_HOME", "/var/config", "XDG_STATE_HOME", "relative/state"), "Linux", HOME);
        assertThat(moved.settings()).isEqualTo(Path.of("/var/config/clearline/settings"));
        assertThat(moved.state()).isEqualTo(usual.state());
    }

    @Test
    void macosAndWindowsHavePlacesOfTheirOwn() {
        var mac = Whereabouts.of(Map.of(), "Mac OS X", HOME);
        assertThat(mac.state()).isEqualTo(Path.of("/home/pat/Library/Application Support/Clearline"));
        assertThat(mac.preset()).isEqualTo(Path.of("/Library/Application Support/Clearline/settings"));
        var windows = Whereabouts.of(Map.of("LOCALAPPDATA", "/local", "ProgramData", "/all"), "Windows 11", HOME);
        assertThat(windows.state()).isEqualTo(Path.of("/local/Clearline"));
        assertThat(windows.preset()).isEqualTo(Path.of("/all/Clearline/settings"));
    }

    @Test
    void oneVariableMovesAllButTheAdministratorsFile() {
        var carried = Whereabouts.of(Map.of(Whereabouts.VARIABLE, "/media/stick"), "Linux", HOME);
        assertThat(carried.settings()).isEqualTo(Path.of("/media/stick/settings"));
        assertThat(carried.state()).isEqualTo(Path.of("/media/stick"));
        assertThat(carried.preset()).isEqualTo(Path.of("/etc/clearline/settings"));
    }

    @Test
    void aWindowStandsOnlyWhereItCanBeGrabbed() {
        var left = new WindowPlace.Screen(0, 0, 1920, 1080);
        var right = new WindowPlace.Screen(1920, 0, 1280, 1024);
        var window = new WindowPlace(2000, 40, 1100, 720, false);
        assertThat(window.fits(List.of(left, right), 900, 600)).isTrue();
        assertThat(window.fits(List.of(left), 900, 600)).isFalse();
        assertThat(new WindowPlace(100, -50, 1100, 720, false).fits(List.of(left), 900, 600))
                .isFalse();
        assertThat(new WindowPlace(100, 1070, 1100, 720, false).fits(List.of(left), 900, 600))
                .isFalse();
        assertThat(new WindowPlace(100, 100, 300, 200, false).fits(List.of(left), 900, 600))
                .isFalse();
        assertThat(new WindowPlace(-1000, 100, 1100, 720, false).fits(List.of(left), 900, 600))
                .isFalse();
        assertThat(new WindowPlace(0, 0, 3000, 720, false).fits(List.of(left), 900, 600))
                .isFalse();
    }
}
