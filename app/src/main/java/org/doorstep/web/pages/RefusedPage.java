package org.doorstep.web.pages;

/** What {@code web/refused.jte} shows: the keys of heading and sentence, and its facts. */
@SuppressWarnings("ArrayRecordComponent")
public record RefusedPage(String heading, String sentence, Object[] facts) {}
