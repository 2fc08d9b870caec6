package org.doorstep.matters.pages;

import org.doorstep.shared.pages.Table;

/** What {@code matters/categories.jte} shows. */
public record CategoriesPage(Table table, boolean empty) {}
