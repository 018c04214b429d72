package io.github.pbxrouting.examples.sip.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConnectionTableTest {

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @Test
  void one_more_than_a_peers_bound_closes_that_peers_oldest() throws Exception {
    ConnectionTable<String> table = new ConnectionTable<>(100, 2);
    table.add("other", address("10.0.0.2"));
    table.add("a", address("10.0.0.1"));
    table.add("b", address("10.0.0.1"));

    assertEquals(List.of("a"), table.add("c", address("10.0.0.1")));
    assertEquals(3, table.size());
  }

  @Test
  void one_more_than_the_bound_closes_the_oldest_of_all() throws Exception {
    ConnectionTable<String> table = new ConnectionTable<>(2, 2);
    table.add("a", address("10.0.0.1"));
    table.add("b", address("10.0.0.2"));

    assertEquals(List.of("a"), table.add("c", address("10.0.0.3")));
  }

  @Test
  void a_connection_in_use_outlives_any_number_of_silent_ones() throws Exception {
    ConnectionTable<String> table = new ConnectionTable<>(50, 10);
    table.add("proxy", address("10.0.0.1"));
    table.served("proxy");
    for (int i = 0; i < 1_000; i++) {
      table.add("idle-" + i, address("10.0.0.1"));
      table.add("elsewhere-" + i, address("10.0.1." + i % 200));
      assertTrue(table.connections().contains("proxy"), "closed for connection " + i);
    }
    assertTrue(table.size() <= 50);
  }

  @Test
  void a_new_connection_is_not_closed_for_the_next_when_all_others_are_idle_after_a_request()
      throws Exception {
    ConnectionTable<String> table = new ConnectionTable<>(100, 10);
    for (int i = 0; i < 10; i++) {
      table.add("served-" + i, address("10.0.0.1"));
      table.served("served-" + i);
    }

    assertEquals(List.of("served-0"), table.add("new-1", address("10.0.0.1")));
    assertEquals(List.of("served-1"), table.add("new-2", address("10.0.0.1")));
  }

  @Test
  void the_connection_used_longest_ago_goes_first() throws Exception {
    ConnectionTable<String> table = new ConnectionTable<>(100, 2);
    table.add("a", address("10.0.0.1"));
    table.add("b", address("10.0.0.1"));
    table.served("a");
    table.served("b");
    table.served("a");

    assertEquals(List.of("b"), table.add("c", address("10.0.0.1")));
  }

  @Test
  void the_addresses_of_an_ipv6_network_are_one_peer() throws Exception {
    ConnectionTable<String> table = new ConnectionTable<>(100, 1);
    table.add("a", address("2001:db8::1"));
    table.add("b", address("2001:db8:0:1::1"));

    assertEquals(List.of("a"), table.add("c", address("2001:db8::ffff:2")));
  }

  @Test
  void a_connection_that_is_gone_leaves_room() throws Exception {
    ConnectionTable<String> table = new ConnectionTable<>(1, 1);
    table.add("a", address("10.0.0.1"));
    table.remove("a");
    table.remove("a");

    assertEquals(List.of(), table.add("b", address("10.0.0.1")));
  }
}
