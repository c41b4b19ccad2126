// SPDX-License-Identifier: Apache-2.0
package app.clearline.plan;

import app.clearline.model.Answers;
import app.clearline.model.Extent;
import app.clearline.model.Service;

/// Streams that stand for sound and picture. They begin when all else has ended, so that it does not disturb them.
final class MediaDepth {

    private MediaDepth() {}

    static void add(Service service, Answers answers, Extent extent, StepList steps) {}
}
