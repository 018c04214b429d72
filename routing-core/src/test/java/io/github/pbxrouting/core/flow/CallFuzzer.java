package io.github.pbxrouting.core.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.testing.FlowBrands;
import io.github.pbxrouting.core.testing.Genes;
import java.util.List;

/** Fuzzes a plan together with what its host reports: a call goes as the story tells it. */
public final class CallFuzzer {

  private CallFuzzer() {}

  /** What Jazzer calls, and what replays a case. */
  public static void fuzzerTestOneInput(byte[] input) {
    FlowBrands.Call call = FlowBrands.call(Genes.of(input));
    List<CallStory.Told> shown =
        Walk.of(
                CallMachine.start(BrandCompiler.create().compile(call.brand()), call.request()),
                call.choices(),
                call.times())
            .flows()
            .stream()
            .map(flow -> new CallStory.Told(flow.step(), flow.state()))
            .toList();
    assertEquals(CallStory.tell(call.brand(), call.request(), call.choices(), call.times()), shown);
  }
}
