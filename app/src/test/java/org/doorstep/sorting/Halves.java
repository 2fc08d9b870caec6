package org.doorstep.sorting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/**
 * The labelled matters in two halves: settings are chosen on one, and measured on the other. One
 * thing reported twice never stands on both sides.
 */
record Halves(
    List<LabelledMatter> all, List<LabelledMatter> choosing, List<LabelledMatter> measuring) {

  private static final long SEED = 20261127;

  /** Always the same two. */
  static Halves of(List<LabelledMatter> matters) {
    var things = new ArrayList<>(matters.stream().map(LabelledMatter::thing).distinct().toList());
    Collections.shuffle(things, new Random(SEED));
    var first = new HashSet<String>();
    var taken = 0L;
    for (var thing : things) {
      if (2 * taken < matters.size()) {
        first.add(thing);
        taken += matters.stream().filter(one -> one.thing().equals(thing)).count();
      }
    }
    return new Halves(
        matters,
        matters.stream().filter(one -> first.contains(one.thing())).toList(),
        matters.stream().filter(one -> !first.contains(one.thing())).toList());
  }
}
