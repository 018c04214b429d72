package io.github.pbxrouting.core.testing;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * A run of numbers from which a generator makes its choices one by one. Zero is always the simplest
 * choice and all that is left at the end, so what fails shrinks to something small, and making a
 * large plan costs no more than reading it.
 */
public final class Genes {

  private static final int RANGE = 1 << 16;

  private final List<Integer> numbers;
  private int next;

  private Genes(List<Integer> numbers) {
    this.numbers = numbers;
  }

  /** Runs of that many numbers. */
  public static Arbitrary<Genes> ofSize(int count) {
    return Arbitraries.integers()
        .between(0, RANGE - 1)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofSize(count)
        .map(Genes::new)
        .withoutEdgeCases();
  }

  /** What those bytes say, two a number. */
  public static Genes of(byte[] bytes) {
    List<Integer> numbers = new ArrayList<>(bytes.length / 2);
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      numbers.add((bytes[i] & 0xFF) << 8 | (bytes[i + 1] & 0xFF));
    }
    return new Genes(numbers);
  }

  /** A number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return next < numbers.size() ? numbers.get(next++) * bound / RANGE : 0;
  }

  /** A number from {@code least} to {@code most}. */
  public int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** Whether something holds that holds in that percentage of cases. */
  public boolean percent(int share) {
    return below(100) >= 100 - share;
  }

  /** One of those; the first is the simplest. */
  public <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  @Override
  public String toString() {
    return numbers.toString();
  }
}
