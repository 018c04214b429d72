package io.github.pbxrouting.examples.fastagi;

/**
 * One request of Asterisk: the lines of its environment that matter here, each empty when Asterisk
 * did not send it.
 *
 * @param peer the address that the request came from
 * @param uniqueId {@code agi_uniqueid}: the channel
 * @param extension {@code agi_extension}: the number dialled
 * @param script {@code agi_network_script}: the URL of {@code AGI()} behind its host, without the
 *     first slash
 */
record AgiRequest(String peer, String uniqueId, String extension, String script) {

  static final String UNIQUE_ID = "agi_uniqueid";
  static final String EXTENSION = "agi_extension";
  static final String SCRIPT = "agi_network_script";

  static AgiRequest from(String peer) {
    return new AgiRequest(peer, "", "", "");
  }

  /** Returns this request with one more line of the environment; most lines are not kept. */
  AgiRequest with(String name, String value) {
    return switch (name) {
      case UNIQUE_ID -> new AgiRequest(peer, value, extension, script);
      case EXTENSION -> new AgiRequest(peer, uniqueId, value, script);
      case SCRIPT -> new AgiRequest(peer, uniqueId, extension, value);
      default -> this;
    };
  }

  /**
   * Returns the channel, distinguished from channels of other Asterisk servers that number theirs
   * alike.
   */
  String channel() {
    return peer + " " + uniqueId;
  }
}
