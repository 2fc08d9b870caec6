package org.doorstep.access.pages;

import org.doorstep.shared.FieldErrors;

/** What {@code access/password.jte} shows. */
public record PasswordPage(int shortest, FieldErrors errors) {}
