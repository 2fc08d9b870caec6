package org.doorstep.web.pages;

/** What {@code web/refused.jte} shows: the sentence's key and its facts. */
@SuppressWarnings("ArrayRecordComponent")
public record RefusedPage(String sentence, Object[] facts) {}
