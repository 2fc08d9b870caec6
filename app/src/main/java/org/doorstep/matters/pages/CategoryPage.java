package org.doorstep.matters.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;

/** What {@code matters/category.jte} shows. */
public record CategoryPage(
    String code,
    String heading,
    String name,
    String nameEn,
    String unit,
    String rule,
    boolean closed,
    List<Choice> units,
    List<Choice> rules,
    FieldErrors errors) {}
