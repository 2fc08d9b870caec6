package org.doorstep.portal.pages;

import org.doorstep.shared.FieldErrors;

/** Asking for the number and the code of a matter; the code is never shown again. */
public record FollowPage(String county, String number, FieldErrors errors) {}
