// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

/// The one place where threads of a run are made.
final class Threads {

    private Threads() {}

    /// A virtual thread that is not started yet.
    static Thread named(String name, Runnable task) {
        return Thread.ofVirtual().name(name).unstarted(task);
    }
}
