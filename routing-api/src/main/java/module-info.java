/**
 * The model of a dial plan, the decisions about a dialled number, and the routers that make them.
 */
module io.github.pbxrouting.api {
  requires static transitive org.jspecify;

  exports io.github.pbxrouting.api;

  uses io.github.pbxrouting.api.RouterCompiler;
}
