package org.doorstep.pairings.pages;

import java.util.List;
import org.doorstep.pairings.pages.DoorsPage.Hidden;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;

/** What {@code pairings/set.jte} shows: for which doors, who, from when, why. */
public record SetPage(
    List<Hidden> carried,
    List<String> chosen,
    List<Choice> changes,
    List<Choice> kinds,
    List<Choice> officials,
    List<String> ticked,
    String typed,
    String change,
    String kind,
    String from,
    String reason,
    String latest,
    String backHref,
    FieldErrors errors) {}
