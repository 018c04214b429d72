package io.github.pbxrouting.api;

import java.util.Collection;
import java.util.List;

/**
 * The compiled routers of a brand's clients: an immutable snapshot. A host keeps the newest in an
 * {@link java.util.concurrent.atomic.AtomicReference} and replaces it with {@code updateAndGet}, so
 * that two writers lose no update. A reader that has taken a snapshot goes on with it, whole,
 * whatever is compiled meanwhile.
 *
 * <p>Hosts call this interface and do not implement it. Safe for use by any number of threads.
 */
public interface BrandRouter {

  /** Returns the brand this snapshot was compiled from. */
  Brand brand();

  /** Returns the options this snapshot was compiled with. */
  CompileOptions options();

  /** Returns whether the brand has a client of that id. */
  boolean hasClient(String id);

  /**
   * Returns the router of a client.
   *
   * @throws IllegalArgumentException when the brand has no client of that id
   */
  CallRouter client(String id);

  /**
   * Starts a call.
   *
   * @throws InvalidDestinationException when the destination is empty or too long
   * @throws IllegalArgumentException when the brand has no such client, the client no such calling
   *     friend, or the request's limits are above those of the {@link #options()}
   */
  CallFlow call(CallRequest request);

  /**
   * Returns the flow that a request and these events lead to: the flow whose {@link
   * CallFlow#history()} they are, when they were written down from a flow of the same plan.
   *
   * @throws InvalidDestinationException when the destination is empty or too long
   * @throws IllegalArgumentException when {@link #call} rejects the request, or an event does not
   *     fit the step that the events before it lead to; the message says which event
   */
  CallFlow resume(CallRequest request, List<CallEvent> history);

  /**
   * Returns a snapshot with this client added, or replacing the client of the same id. Compiles
   * that client and those whose internal friends point to it, and shares the rest; this snapshot
   * stays as it is.
   *
   * @throws InvalidPlanException with every problem of the new brand
   */
  BrandRouter withClient(Client client);

  /**
   * Returns a new snapshot without that client; this one stays as it is.
   *
   * @throws IllegalArgumentException when the brand has no client of that id
   * @throws InvalidPlanException when an internal friend of another client points to it
   */
  BrandRouter withoutClient(String id);

  /**
   * Returns a snapshot with these clients added, or replacing the clients of the same ids, in one
   * step; this snapshot stays as it is.
   *
   * @throws InvalidPlanException with every problem of the new brand
   */
  default BrandRouter withClients(Collection<Client> clients) {
    return with(BrandChange.NONE.put(clients));
  }

  /**
   * Returns a snapshot with the whole change applied at once; this snapshot stays as it is.
   * Compiles the clients of the change and those whose internal friends point to a client with
   * other extensions than before, and shares the rest.
   *
   * @throws IllegalArgumentException when the brand has no client that is to be removed
   * @throws InvalidPlanException with every problem of the new brand
   */
  BrandRouter with(BrandChange change);
}
