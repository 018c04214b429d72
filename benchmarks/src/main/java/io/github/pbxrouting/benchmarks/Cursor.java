package io.github.pbxrouting.benchmarks;

/** Returns numbers in turn, over and over; for one thread. */
final class Cursor {
  static final Cursor EMPTY = new Cursor(new String[] {""});

  private final String[] numbers;
  private int next;

  Cursor(String[] numbers) {
    this.numbers = numbers;
  }

  String next() {
    int i = next;
    next = i + 1 == numbers.length ? 0 : i + 1;
    return numbers[i];
  }
}
