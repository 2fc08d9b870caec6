package org.doorstep.sorting;

/**
 * The constants of the proposer of categories, chosen by trying.
 *
 * @param example an example word of the tree was chosen by somebody, so it counts like so many
 *     matters
 * @param fromAbove a category also hears this share of what was met in the categories above it
 * @param undecided every part starts as if met so often, evenly in all categories: one mention
 *     proves little
 * @param headStart every category starts as if so many matters had been sorted into it
 * @param temper words of one text depend on each other, so their plain sum is too sure; this
 *     tempers it
 */
record CategorySettings(
    double example, double fromAbove, double undecided, double headStart, double temper) {

  /** What the program works with. */
  static final CategorySettings SHIPPED = new CategorySettings(20, 0.02, 80, 20, 0.6);
}
