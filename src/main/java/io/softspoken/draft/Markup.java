package io.softspoken.draft;

/** How the text of a draft is written down; decides how a replacement is put into it. */
public enum Markup {
    /** Characters stand for themselves. */
    PLAIN,
    /** HTML: tags inside a replaced stretch are kept, and the replacement is escaped. */
    HTML
}
