package io.github.pbxrouting.dialplan.service;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link DecisionService} serves.
 *
 * @param plan the plan file
 * @param address the address to listen on
 * @param port the port to listen on; 0 for any that is free
 * @param key the file with the key that signs tokens; null to make one
 * @param bearerTokens the file with the tokens that requests must have; null to answer everybody
 * @param tlsCertificate the file with the server's certificate; null for HTTP without TLS
 * @param tlsKey the file with the certificate's private key; null for HTTP without TLS
 * @param tlsClientAuthority the file with the certificates that vouch for clients; null to ask
 *     clients for none
 * @param logDecisions whether a line for every decision is written
 * @param metricsByClient how many clients are counted apart; 0 for none
 * @param keptPlans how many plans are kept for the calls that began with them; 1 or more
 * @param maxConnections how many connections may be open; 1 or more
 * @param maxHeader how many bytes a request's line and headers may have
 * @param maxBody how many bytes a body may have
 * @param maxDelay how long a request may wait to be read before others are refused
 * @param idleTimeout how long a connection may go without an answer
 * @param stopTimeout how long requests under way may take when the service stops
 */
public record ServiceOptions(
    Path plan,
    String address,
    int port,
    @Nullable Path key,
    @Nullable Path bearerTokens,
    @Nullable Path tlsCertificate,
    @Nullable Path tlsKey,
    @Nullable Path tlsClientAuthority,
    boolean logDecisions,
    int metricsByClient,
    int keptPlans,
    int maxConnections,
    int maxHeader,
    int maxBody,
    Duration maxDelay,
    Duration idleTimeout,
    Duration stopTimeout) {

  /** Returns whether requests are only answered over TLS. */
  boolean isSecure() {
    return tlsCertificate != null;
  }
}
