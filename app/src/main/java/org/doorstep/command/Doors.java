package org.doorstep.command;

/**
 * How to sign in to the program's database.
 *
 * @param owner who owns the tables, and migrates them
 * @param program who owns nothing, and serves
 */
public record Doors(Door owner, Door program) {}
