package io.softspoken.text;

import java.util.Locale;

/** Tells names, numbers to call and closings from the sentences of a letter, line by line; called by {@link LineKinds}. */
final class SignatureLines {
    private SignatureLines() {}

    static boolean isAfterthought(String low) {
        return low.startsWith("ps ")
                || low.startsWith("ps:")
                || low.startsWith("ps.")
                || low.startsWith("ps,")
                || low.startsWith("p.s")
                || low.startsWith("p. s.")
                || low.startsWith("pps");
    }

    /** "tom", "d." */
    static boolean isNickname(String line) {
        String[] words = line.split(" ");
        if (words.length > 2 || line.length() > 24) {
            return false;
        }
        for (String word : words) {
            if (LetterWords.NO_NAMES.contains(word.replaceAll("[.,!?]", "").toLowerCase(Locale.ROOT))
                    || !word.chars().allMatch(c -> Character.isLetter(c) || c == '.' || c == '-')) {
                return false;
            }
        }
        return words.length == 1 || line.indexOf('.') > 0;
    }

    /** A number to call, an address, a site. */
    static boolean isContact(String line) {
        if (line.length() > 120) {
            return false;
        }
        String low = line.toLowerCase(Locale.ROOT);
        long digits = line.chars().filter(Character::isDigit).count();
        boolean sentence = isLetter(line);
        return low.startsWith("http") && low.indexOf(' ') < 0
                || low.startsWith("www.") && low.indexOf(' ') < 0
                || line.indexOf('@') > 0 && !sentence
                || digits >= 6 && digits * 3 >= line.length() - 12 && !sentence
                || line.indexOf('|') > 0 && !sentence
                || (line.contains(" · ") || line.contains(" • ")) && !sentence
                || line.chars().allMatch(c -> "-_=*~".indexOf(c) >= 0)
                || (low.startsWith("tel")
                                || low.startsWith("phone")
                                || low.startsWith("mobile")
                                || low.startsWith("m:")
                                || low.startsWith("t:")
                                || low.startsWith("fax")
                                || low.startsWith("ext"))
                        && digits > 2
                        && !sentence;
    }

    /** Whether a line reads as part of a letter: a sentence about "you", "I", "we", or one that is long. */
    static boolean isLetter(String line) {
        String[] words = line.split(" +");
        char last = line.charAt(line.length() - 1);
        boolean ends = ".!?".indexOf(last) >= 0;
        if (words.length > 14 || words.length > 9 && ends || last == '?') {
            return true;
        }
        if (LetterWords.LETTER_STARTS.contains(bareWord(words[0]).replace(",", ""))) {
            return true;
        }
        int plain = 0;
        for (String word : words) {
            String bare = word.replaceAll("[.,!?;:]", "").replace('’', '\'').toLowerCase(Locale.ROOT);
            if (LetterWords.LETTER_WORDS.contains(bare)) {
                return true;
            }
            plain += word.isEmpty() || !Character.isLowerCase(word.charAt(0)) || LetterWords.SMALL.contains(bare)
                    ? 0
                    : 1;
        }
        return ends
                        && words.length > 2
                        && plain * 2 >= words.length
                        && Character.isUpperCase(line.charAt(0))
                        && words.length > 5
                || line.startsWith("- ")
                || line.startsWith("* ")
                || last == ':';
    }

    /** "Greetings from the support team", "thanks and best regards". */
    static boolean opensWithClosing(String bare) {
        boolean regards = bare.endsWith("regards");
        if (!regards && !bare.contains(" from ")) {
            return false;
        }
        for (String closing : LetterWords.CLOSINGS) {
            if (bare.startsWith(closing)
                    && (bare.startsWith(" from ", closing.length())
                            || regards && bare.startsWith(" and ", closing.length()))) {
                return true;
            }
        }
        return false;
    }

    /** A few words, all capitalised but the small ones: "Gordon Leith, Information Security", "Your Orion Guide team". */
    static boolean isName(String marked) {
        String line = marked.length() > 2 && marked.startsWith("*") && marked.endsWith("*")
                ? marked.substring(1, marked.length() - 1)
                : marked;
        String[] words = line.split("[ ,/|–—-]+");
        if (line.isEmpty()
                || words.length == 0
                || words.length > 8
                || ("!?:;".indexOf(line.charAt(line.length() - 1)) >= 0)) {
            return false;
        }
        String lastWord = words[words.length - 1];
        if (lastWord.endsWith(".") && lastWord.length() > 5) {
            return false; // "Whatever." is none; "Tom H.", "Acme Inc." are
        }
        boolean any = false;
        for (String word : words) {
            if (word.isEmpty()) {
                continue;
            }
            char c = word.charAt(0);
            boolean capital = Character.isUpperCase(c) || c == '(' || c == '+' || Character.isDigit(c);
            any |= Character.isUpperCase(c);
            if (!capital && !LetterWords.SMALL.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        String first = bareWord(words[0]);
        return any && !(LetterWords.NO_NAMES.contains(first) && !(first.equals("your") && words.length > 2));
    }

    /** Small and without its full stop; an initial keeps it. */
    static String bareWord(String word) {
        return (word.length() > 2 ? word.replace(".", "") : word).toLowerCase(Locale.ROOT);
    }

    /** A name that stands where nothing says that one follows: one to five words, none of them an everyday one. */
    static boolean isPerson(String line) {
        String[] words = line.split("[ ,/|–—-]+");
        if (!isName(line) || words.length > 7 || line.endsWith(".") && words.length < 2) {
            return false;
        }
        boolean small = line.chars().anyMatch(Character::isLowerCase);
        for (String word : words) {
            String bare = bareWord(word);
            if (LetterWords.NO_NAMES.contains(bare) && !bare.equals("your")) {
                return false;
            }
        }
        return small || line.length() < 3;
    }
}
