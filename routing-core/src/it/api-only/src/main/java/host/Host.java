package host;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.RouterCompiler;

final class Host {

  private Host() {}

  public static void main(String[] args) {
    Client madrid =
        Client.builder("madrid")
            .extension("1001", ExtensionTarget.endpoint("user", "alice"))
            .build();
    BrandRouter router = RouterCompiler.load().compile(Brand.of("demo", madrid));
    CallStep step = router.call(CallRequest.of("madrid", "1001")).step();
    if (!(step instanceof CallStep.RingEndpoint)) {
      throw new AssertionError("rings nobody: " + step);
    }
  }
}
