// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.util.concurrent.atomic.LongAdder;

/// What a responder has done so far.
final class Tally {

    final LongAdder runs = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder foreign = new LongAdder();
    final LongAdder held = new LongAdder();
    final LongAdder streams = new LongAdder();

    /// The numbers at one moment.
    Responder.Numbers now() {
        return new Responder.Numbers(
                runs.sum(), requests.sum(), answered.sum(), foreign.sum(), held.sum(), streams.sum());
    }
}
