package org.doorstep.access.pages;

import java.util.List;
import org.doorstep.shared.pages.Choice;

/** What {@code access/post.jte} shows: one's own posts, and the one acted under. */
public record PostPage(List<Choice> posts, String current) {}
