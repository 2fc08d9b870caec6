package org.doorstep.places;

import java.util.List;
import java.util.Optional;

/** A division of the country by its statistical code and its official name. */
public record Division(String code, String name) {

  /** The five levels, from a province of 2 digits to a village of 12. */
  public enum Level {
    PROVINCE(2),
    PREFECTURE(4),
    COUNTY(6),
    TOWNSHIP(9),
    VILLAGE(12);

    private final int digits;

    Level(int digits) {
      this.digits = digits;
    }

    /** How many digits the code of such a division has. */
    public int digits() {
      return digits;
    }

    /** Whether a place is such a division, or lies in one. */
    public boolean isReachedBy(String place) {
      return place.length() >= digits;
    }

    /** The code of the division of this level that a place lies in; its own where it is above. */
    public String holding(String place) {
      return isReachedBy(place) ? place.substring(0, digits) : place;
    }

    /** The level of a code; empty when it is no code of a division. */
    public static Optional<Level> find(String code) {
      for (var level : values()) {
        if (level.digits == code.length()) {
          return code.chars().allMatch(c -> c >= '0' && c <= '9')
              ? Optional.of(level)
              : Optional.empty();
        }
      }
      return Optional.empty();
    }
  }

  /** A village is listed under the name of its committee: the village's own, then one of these. */
  private static final List<String> COMMITTEES = List.of("村民委员会", "居民委员会", "村委会", "居委会");

  public Division {
    if (Level.find(code).isEmpty()) {
      throw new IllegalArgumentException("Not the code of a division: " + code);
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("A division without a name: " + code);
    }
  }

  public Level level() {
    return Level.find(code).orElseThrow();
  }

  /** The code of the division it lies in; a province lies in none. */
  public Optional<String> parent() {
    return switch (level()) {
      case PROVINCE -> Optional.empty();
      case PREFECTURE -> Optional.of(Level.PROVINCE.holding(code));
      case COUNTY -> Optional.of(Level.PREFECTURE.holding(code));
      case TOWNSHIP -> Optional.of(Level.COUNTY.holding(code));
      case VILLAGE -> Optional.of(Level.TOWNSHIP.holding(code));
    };
  }

  /** The village as people call it: 岜沙村 for 岜沙村村民委员会. Every other name is short already. */
  public String shortName() {
    for (var committee : COMMITTEES) {
      if (name.endsWith(committee) && name.length() > committee.length()) {
        var own = name.substring(0, name.length() - committee.length());
        var saysWhatItIs = own.endsWith("村") || own.endsWith("社区") || own.endsWith("嘎查");
        return committee.startsWith("村") && !saysWhatItIs ? own + "村" : own;
      }
    }
    return name;
  }
}
