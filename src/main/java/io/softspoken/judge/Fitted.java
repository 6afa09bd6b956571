package io.softspoken.judge;

import io.softspoken.draft.Span;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.List;

/** A finding in the making: its place is still one in the visible words, and its suggestions are proved. */
record Fitted(String rule, Category category, Severity severity, Span span, String message, List<String> suggestions) {}
