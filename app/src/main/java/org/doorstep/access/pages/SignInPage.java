package org.doorstep.access.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;

/** What {@code access/signIn.jte} shows: the counties only where there is more than one. */
public record SignInPage(
    List<Choice> counties, String county, String login, String next, FieldErrors errors) {}
