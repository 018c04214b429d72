package io.github.pbxrouting.dialplan.replay;

/**
 * Records that are no calls, for one reason.
 *
 * @param count how many there are
 * @param first the position of the first among all records, from 1
 * @param sample how the first begins
 */
public record MalformedRecords(long count, long first, String sample) {

  /** Adds those of later records. */
  MalformedRecords and(MalformedRecords later) {
    return new MalformedRecords(count + later.count, first, sample);
  }

  /** Returns the same with that many records before. */
  MalformedRecords after(long before) {
    return new MalformedRecords(count, before + first, sample);
  }
}
