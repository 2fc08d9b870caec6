package org.doorstep.engagements.pages;

import org.doorstep.shared.pages.Table;

/**
 * The members' month as the group leader reads it.
 *
 * @param next empty in the present month
 * @param missing how many have not been read yet
 */
public record ReadingsPage(
    String month, String before, String next, Table members, boolean nobody, int missing) {}
