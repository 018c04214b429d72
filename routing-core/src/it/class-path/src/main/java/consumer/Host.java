package consumer;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.PlanAnalysis;

final class Host {

  private Host() {}

  public static void main(String[] args) throws Exception {
    Client madrid =
        Client.builder("madrid")
            .extension("1001", ExtensionTarget.endpoint("user", "alice"))
            .friend(
                Friend.remote("bilbao")
                    .pattern("^2[0-9]{3}$")
                    .pattern("\\b3\\p{Nd}+")
                    .forward(ForwardRule.onBusy(ForwardTarget.extension("1001")))
                    .build())
            .build();
    BrandRouter router = BrandCompiler.create().compile(Brand.of("demo", madrid));
    expect("extension:1001", router.client("madrid").route("1001").key());
    expect("friend:bilbao", router.client("madrid").route("2001").key());
    expect("friend:bilbao", router.client("madrid").route("345").key());
    expect("external", router.client("madrid").route("9001").key());
    CallFlow call = router.call(CallRequest.of("madrid", "2002"));
    CallFlow forwarding = ((CallFlow.Dialling) call).after(DialOutcome.BUSY);
    expect("alice", ((CallFlow.Forwarding) forwarding).next().step());
    analyse(router);
    String guava =
        com.google.common.collect.ImmutableList.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath();
    expect("guava-" + args[0], guava);
    refuseNull();
    expect("com.google.common.cache;version=\"[31.1,100)\"", imports());
  }

  /** The published classes tell a host where and for which parameter it passed null. */
  private static void refuseNull() {
    try {
      BrandCompiler.create().compile(null);
      throw new AssertionError("null passes");
    } catch (NullPointerException refused) {
      expect("brand", refused.getMessage());
      for (StackTraceElement element : refused.getStackTrace()) {
        if (element.getClassName().startsWith("io.github.pbxrouting.")
            && (element.getFileName() == null || element.getLineNumber() <= 0)) {
          throw new AssertionError("no file and line in " + element);
        }
      }
    }
    expect("pbxrouting core", BrandCompiler.class.getPackage().getImplementationTitle());
  }

  /** Returns what OSGi asks for: it must be content with every Guava that the class path is. */
  private static String imports() throws Exception {
    java.net.URL core = BrandCompiler.class.getProtectionDomain().getCodeSource().getLocation();
    try (java.util.jar.JarFile jar = new java.util.jar.JarFile(new java.io.File(core.toURI()))) {
      return jar.getManifest().getMainAttributes().getValue("Import-Package");
    }
  }

  /** Everything the core uses Guava for has run by the end of this. */
  private static void analyse(BrandRouter router) {
    PlanAnalysis analysis = PlanAnalysis.of(router);
    expect("TOOK", analysis.explain("madrid", "2001").candidates());
    expect("unanchored-pattern", analysis.check());
    expect("bilbao", analysis.coverage("madrid").rows());
    Client empty = Client.builder("madrid").build();
    expect("bilbao", analysis.diff(router.withClient(empty)).changes());
  }

  private static void expect(String part, Object found) {
    if (!found.toString().contains(part)) {
      throw new AssertionError("no " + part + " in " + found);
    }
  }
}
