// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.SessionPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("s.json"), text.replace('\'', '"'));
    }

    @Test
    void aSessionIsReadHiddenAndWiped() throws Exception {
        SessionPass pass =
                SecretFiles.session(file("{'apiKey':'47','sessionId':'1_MX4~','token':'T1==geheim','more':1}"));
        assertThat(pass.apiKey()).isEqualTo("47");
        assertThat(pass.sessionId()).isEqualTo("1_MX4~");
        assertThat(pass.token()).containsExactly("T1==geheim".toCharArray());
        assertThat(pass).hasToString("SessionPass[hidden]");
        pass.close();
        assertThat(pass.token()).containsOnly('\0');
    }

    @Test
    void aLoginIsRead() throws Exception {
        assertThat(SecretFiles.login(file("{'username':'u','password':'geheim'}"))
                        .user())
                .isEqualTo("u");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{'apiKey':'47','sessionId':'1','token':'geheim\\r\\nX: y'}",
                "{'apiKey':'47','sessionId':'../geheim?','token':'t'}",
                "{'apiKey':47,'sessionId':'1','token':'geheim'}",
                "{'apiKey':'47','sessionId':'1','token':'geheim",
            })
    void whatOpensNoSessionIsRefusedWithoutRepeatingIt(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> SecretFiles.session(file))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("s.json")
                .hasMessageNotContaining("geheim")
                .hasNoCause();
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertThatThrownBy(() -> SecretFiles.session(folder.resolve("gone.json")))
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> SecretFiles.session(folder)).hasMessageContaining("not a file");
    }
}
