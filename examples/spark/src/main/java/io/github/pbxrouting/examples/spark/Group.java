package io.github.pbxrouting.examples.spark;

import org.jspecify.annotations.Nullable;

/**
 * Calls that were counted together: a bean, as its encoder wants. Calls that stay where they are
 * have equal routes; malformed ones have none.
 */
public final class Group {

  private @Nullable String client;
  private @Nullable String from;
  private @Nullable String to;
  private long count;
  private @Nullable String sample;

  /** Returns the id of the client; null for calls that did not move. */
  public @Nullable String getClient() {
    return client;
  }

  /** Sets the id of the client. */
  public void setClient(@Nullable String client) {
    this.client = client;
  }

  /** Returns the key of where the old plan sends the calls. */
  public @Nullable String getFrom() {
    return from;
  }

  /** Sets the key of where the old plan sends the calls. */
  public void setFrom(@Nullable String from) {
    this.from = from;
  }

  /** Returns the key of where the new plan sends the calls. */
  public @Nullable String getTo() {
    return to;
  }

  /** Sets the key of where the new plan sends the calls. */
  public void setTo(@Nullable String to) {
    this.to = to;
  }

  /** Returns how many calls there are. */
  public long getCount() {
    return count;
  }

  /** Sets how many calls there are. */
  public void setCount(long count) {
    this.count = count;
  }

  /** Returns the number of one of the calls. */
  public @Nullable String getSample() {
    return sample;
  }

  /** Sets the number of one of the calls. */
  public void setSample(@Nullable String sample) {
    this.sample = sample;
  }
}
