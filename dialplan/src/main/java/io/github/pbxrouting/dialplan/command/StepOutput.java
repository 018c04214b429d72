package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.CallStep;
import java.io.Flushable;
import java.io.IOException;

/** Where the steps of a call go, in their order. */
interface StepOutput extends Flushable {

  void step(CallStep step) throws IOException;
}
