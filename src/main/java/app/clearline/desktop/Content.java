// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.Kept;
import app.clearline.model.Cause;
import app.clearline.model.Service;
import app.clearline.report.Texts;
import app.clearline.run.Engine;
import java.util.List;

/// What the pages are made of.
///
/// @param kept settings, runs and log of this account
/// @param services that can be chosen, the suggested one first
/// @param faults that the practice network can show
/// @param texts what the pages say
public record Content(Kept kept, Engine engine, List<Service> services, List<Cause> faults, Texts texts) {}
