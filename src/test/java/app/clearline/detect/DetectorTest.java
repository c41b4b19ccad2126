// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.clearline.model.BrowserPolicy;
import app.clearline.model.Machine;
import app.clearline.model.NetworkLink;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DetectorTest {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    @Test
    void thisLinuxMachineIsSeen() throws Exception {
        assumeTrue(Files.exists(Path.of("/etc/os-release")), "this is no Linux");
        long start = System.nanoTime();
        Machine machine = Detector.detect();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        assertThat(machine.os()).isEqualTo(SystemVersion.linux(Files.readString(Path.of("/etc/os-release"))));
        assertThat(machine.os().name()).isEqualTo(OsName.LINUX);
        assertThat(machine.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(machine.host())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        assertThat(machine.links()).extracting(NetworkLink::name).doesNotContain("lo");
        assertThat(machine.links()).allSatisfy(link -> assertThat(link.mtu()).isPositive());
    }

    @Test
    void anEmptyMachineIsUnknown() throws Exception {
        var place = new Place(Path.of("/nowhere/at/all"), Place.directory(""), Map.of());
        Machine machine =
                Detector.detect(Sources.linux(place, "erika"), new OperatingSystem(OsName.LINUX, null), "erika");
        assertThat(machine.os()).isEqualTo(new OperatingSystem(OsName.LINUX, null));
        assertThat(machine.host()).isEmpty();
        assertThat(machine.browsers()).isEmpty();
        assertThat(machine.proxies()).isEmpty();
        assertThat(machine.resolvers()).isEmpty();
        assertThat(machine.links()).noneMatch(NetworkLink::defaultRoute);
    }

    @Test
    void whatDoesNotAnswerOrFailsIsUnknown() throws Exception {
        var never = new CountDownLatch(1);
        var sources = new Sources(
                () -> {
                    never.await();
                    return "too late";
                },
                () -> {
                    throw new UnsatisfiedLinkError("no such library");
                },
                List.of(
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        () -> MacBrowsers.find(new Place(Path.of("/nowhere"), null, Map.of()))),
                List.of(() -> {
                    never.await();
                    return List.of();
                }),
                () -> DefaultRoutes.NONE,
                () -> List.of("192.0.2.53"),
                () -> {
                    throw new IllegalStateException("no registry");
                },
                () -> {
                    never.await();
                    return List.of();
                });
        long start = System.nanoTime();
        Machine machine = Detector.detect(sources, new OperatingSystem(OsName.MACOS, null), "erika");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        assertThat(machine.host()).isEmpty();
        assertThat(machine.os()).isEqualTo(new OperatingSystem(OsName.MACOS, null));
        assertThat(machine.browsers()).isEmpty();
        assertThat(machine.resolvers()).containsExactly("192.0.2.53");
        assertThat(machine.policies()).containsExactly(BrowserPolicy.UNREAD);
    }
}
