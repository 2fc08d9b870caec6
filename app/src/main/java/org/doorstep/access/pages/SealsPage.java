package org.doorstep.access.pages;

/** What {@code access/seals.jte} shows: whether the trail is as it was sealed. */
public record SealsPage(
    boolean any, boolean holds, String sealedAt, String number, String broken) {}
