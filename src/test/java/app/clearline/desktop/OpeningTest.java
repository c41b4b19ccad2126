// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpeningTest {

    @Test
    void whereTheCurrentFolderCountsTheProgramHasItsWholePath() {
        assertThat(Opening.program("Windows 11", "D:\\WINNT")).isEqualTo("D:\\WINNT\\explorer.exe");
        assertThat(Opening.program("Windows Server 2025", null)).isEqualTo("C:\\Windows\\explorer.exe");
        assertThat(Opening.program("Mac OS X", null)).isEqualTo("/usr/bin/open");
    }

    @Test
    void onLinuxThePathOfTheSessionFindsIt() {
        assertThat(Opening.program("Linux", null)).isEqualTo("xdg-open");
    }
}
