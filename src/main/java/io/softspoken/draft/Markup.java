package io.softspoken.draft;

/** How the text of a draft is written down; decides how a replacement is put into it. */
public enum Markup {
    /** Characters stand for themselves. */
    PLAIN,
    /** HTML: tags inside a replaced stretch are kept, and the replacement is escaped. */
    HTML;

    private static final int LONGEST_TAG = 2_000;

    /**
     * The source of a page, or a stretch of it, without what looks like a tag of up to {@value #LONGEST_TAG} characters. The
     * bracket that closes is looked for once, however many open before it.
     */
    public static String withoutTags(String source) {
        StringBuilder left = new StringBuilder(source.length());
        int from = 0;
        int close = -1;
        for (int open = source.indexOf('<'); open >= 0; open = source.indexOf('<', Math.max(open + 1, from))) {
            if (close < open) {
                close = source.indexOf('>', open);
                if (close < 0) {
                    break;
                }
            }
            if (close - open - 1 <= LONGEST_TAG) {
                left.append(source, from, open);
                from = close + 1;
            }
        }
        return left.append(source, from, source.length()).toString();
    }
}
