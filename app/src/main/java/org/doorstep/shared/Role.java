package org.doorstep.shared;

/** In which capacity somebody asks. Stored by name; the database's policies name them too. */
public enum Role {
  /** Visits doors; sees the village of the post, the linked doors and what he or she raised. */
  OFFICIAL,
  /** Leads a village working group: sees its village, reads the diaries of its members. */
  GROUP_LEADER,
  /** The office of a township: sorts, dispatches and watches what happens in its township. */
  TOWNSHIP_OFFICE,
  /** A department: sees the matters that were sent to it, wherever they come from. */
  DEPARTMENT,
  /** The county's office: sees the county. */
  COUNTY_OFFICE,
  /** Keeps units, accounts, categories and registers; reads no visit and no matter. */
  ADMINISTRATOR,
  /** Somebody without an account, shown by number and code; sees one matter. */
  RESIDENT,
  /** The public: posted matters only. */
  PUBLIC,
  /** A timer or the sign-in itself, always for one named county. */
  SYSTEM;

  /** Whether the role's jurisdiction is a place and all below it. */
  public boolean overPlace() {
    return switch (this) {
      case OFFICIAL, GROUP_LEADER, TOWNSHIP_OFFICE, COUNTY_OFFICE -> true;
      case DEPARTMENT, ADMINISTRATOR, RESIDENT, PUBLIC, SYSTEM -> false;
    };
  }
}
