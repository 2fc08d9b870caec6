package org.doorstep.sorting;

/**
 * The constants of the finder of duplicates, chosen by trying.
 *
 * @param otherVillage how near the next village of the township is, where the same one is 1
 * @param otherTopic how near another category is, where the same one is 1
 * @param threshold shown as a possible duplicate from here on
 */
record DuplicateSettings(double otherVillage, double otherTopic, double threshold) {

  /** What the program works with. */
  static final DuplicateSettings SHIPPED = new DuplicateSettings(0.5, 0.5, 0.06);
}
