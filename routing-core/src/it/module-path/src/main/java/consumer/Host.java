package consumer;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.core.BrandCompiler;

final class Host {

  private Host() {}

  public static void main(String[] args) {
    expect("io.github.pbxrouting.api", RouterCompiler.class.getModule().getName());
    expect("io.github.pbxrouting.core", BrandCompiler.class.getModule().getName());
    Client madrid =
        Client.builder("madrid")
            .friend(Friend.remote("bilbao").pattern("^2[0-9]{3}$").build())
            .build();
    for (RouterCompiler compiler :
        new RouterCompiler[] {RouterCompiler.load(), BrandCompiler.create()}) {
      CallRouter router = compiler.compile(Brand.of("demo", madrid)).client("madrid");
      expect("friend:bilbao", router.route("2001").key());
      expect("external", router.route("9001").key());
    }
  }

  private static void expect(String part, Object found) {
    if (!String.valueOf(found).contains(part)) {
      throw new AssertionError("no " + part + " in " + found);
    }
  }
}
