// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void afterItTheCodecIsFastAndSaysNothing() {
        List<String> said = new CopyOnWriteArrayList<>();
        var listener = new Handler() {
            @Override
            public void publish(LogRecord message) {
                said.add(message.getLoggerName());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(listener);
        try {
            WarmUp.run();
            long begin = System.nanoTime();
            WarmUp.run();
            assertThat(System.nanoTime() - begin).isLessThan(100_000_000L);
            for (String name : List.of("org.ice4j.stack.StunStack", "org.ice4j.message.Message")) {
                Logger.getLogger(name).severe("a message that nobody sees");
            }
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
        assertThat(said).noneMatch(name -> name.startsWith("org.ice4j"));
    }
}
