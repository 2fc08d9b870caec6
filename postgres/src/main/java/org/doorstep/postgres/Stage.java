package org.doorstep.postgres;

/** What a start is busy with, for those who wait for it. */
public enum Stage {
  /** The server is unpacked: once for each version. */
  UNPACKING,
  /** An empty cluster is made: once for each folder. */
  CREATING,
  /** A server left behind by a program that died is put to rest. */
  TIDYING,
  /** A restored backup is brought to its point in time. */
  RECOVERING,
  /** The server starts. */
  STARTING
}
