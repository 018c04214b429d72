package io.github.pbxrouting.examples.spark;

import org.jspecify.annotations.Nullable;

/** A call record as Spark reads it: a bean, as its encoder wants. */
public final class Call {

  private @Nullable String client;
  private @Nullable String number;
  private boolean corrupt;

  /** Returns the id of the client. */
  public @Nullable String getClient() {
    return client;
  }

  /** Sets the id of the client. */
  public void setClient(@Nullable String client) {
    this.client = client;
  }

  /** Returns the number dialled. */
  public @Nullable String getNumber() {
    return number;
  }

  /** Sets the number dialled. */
  public void setNumber(@Nullable String number) {
    this.number = number;
  }

  /** Returns whether the record has another number of columns than the header. */
  public boolean isCorrupt() {
    return corrupt;
  }

  /** Sets whether the record has another number of columns than the header. */
  public void setCorrupt(boolean corrupt) {
    this.corrupt = corrupt;
  }
}
