module consumer {
  requires io.github.pbxrouting.api;
  requires io.github.pbxrouting.core;
  // The core is an automatic module, which can require nothing by itself.
  requires com.google.common;
}
