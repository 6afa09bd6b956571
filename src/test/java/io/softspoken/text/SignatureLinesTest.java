package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of a signature is, and what is none. */
class SignatureLinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "contact; +44 20 7946 0000; true",
                "contact; 020 7946; true",
                "contact; 12345; false",
                "contact; Room 12345678; true",
                "contact; Order 1234 of the 5678 and so on and on and on; false",
                "contact; Call 020 7946 0000 when you are there.; false",
                "contact; https://x.example/a; true",
                "contact; https://x.example is where it is; false",
                "contact; www.x.example; true",
                "contact; www.x.example works again; false",
                "contact; tom@x.example; true",
                "contact; @tom; false",
                "contact; Please write to tom@x.example.; false",
                "contact; Tom Hale | Acme; true",
                "contact; | Tom; false",
                "contact; Tom Hale · Acme; true",
                "contact; Tom Hale • Acme; true",
                "contact; -----; true",
                "contact; *_*~=; true",
                "contact; tel 123; true",
                "contact; tel 12; false",
                "contact; phone 123; true",
                "contact; mobile 123; true",
                "contact; m: 123; true",
                "contact; t: 123; true",
                "contact; fax 123; true",
                "contact; ext 123; true",
                "contact; tall 123; false",
                "letter; Is it there?; true",
                "letter; Tom Hale; false",
                "letter; Head of B C D E F G H J K L M N; false",
                "letter; Head of B C D E F G H J K L M N O; true",
                "letter; Head of B C D E F G H.; false",
                "letter; Head of B C D E F G H J.; true",
                "letter; Old trees stand behind houses.; false",
                "letter; Old trees stand behind grey houses.; true",
                "letter; old trees stand behind grey houses.; false",
                "letter; - milk; true",
                "letter; * milk; true",
                "letter; Milk:; true",
                "letter; There, Tom; true",
                "letter; Tom Please; true",
                "letter; Tom you’re; true",
                "letter; Tom you!; true",
                "letter; Head of the Team; false",
                "letter; Stars shine bright.; false",
                "letter; Old Trees Stand Behind Grey houses.; false",
                "letter; Old Trees stand behind Grey houses.; true",
                "contact; x 123456; true",
                "contact; Reach desk on 123456 xxxxxxxxx; true", // three letters for a digit, and twelve
                "contact; Reach desk on 123456 xxxxxxxxxx; false",
                "contact; Reach desk on 12345; false",
                "contact; https://you.example; true",
                "contact; Tom | please; false",
                "contact; Tom · please; false",
                "contact; tel 123 please; false",
                "contact; *; true",
                "contact; a*; false",
                "name; Tom:; false",
                "name; (Tom) Hale; true",
                "name; +44 Hale; true",
                "name; 44 Hale; true",
                "name; (tom); false",
                "name; the Team; true",
                "name; of the; false",
                "name; Tom Whatever.; false",
                "name; Tom What.; true",
                "name; *Tom; false",
                "name; Tom*; true",
                "name; Your; false",
                "name; Your Tom; false",
                "name; Hi Tom; false",
                "person; Tom Hi; false",
                "person; Tom Your Hale; true",
                "person; ABC; false",
                "nickname; tom-ola; true",
                "nickname; no.; false",
                "nickname; Hi; false",
                "name; Tom Hale; true",
                "name; *Tom Hale*; true",
                "name; **; false",
                "name; Gordon Leith, Information Security; true",
                "name; Your Orion Guide team; true",
                "name; Your team; false",
                "name; Tom H.; true",
                "name; Acme Inc.; true",
                "name; Whatever.; false",
                "name; Tom Hale!; false",
                "name; Tom Hale?; false",
                "name; Tom goes home; false",
                "name; 123; false",
                "name; A B C D E F G H; true",
                "name; A B C D E F G H I; false",
                "person; Tom Hale; true",
                "person; TOM; false",
                "person; TH; true",
                "person; Tom.; false",
                "person; Tom H.; true",
                "person; A B C D E F Gh; true",
                "person; A B C D E F G Hi; false",
                "person; Thanks; false",
                "nickname; tom; true",
                "nickname; t.; true",
                "nickname; tom h.; true",
                "nickname; tom h; false",
                "nickname; tom b h.; false",
                "nickname; tom2; false",
                "nickname; thanks; false",
                "nickname; abcdefghijklmnopqrstuvwx; true",
                "nickname; abcdefghijklmnopqrstuvwxy; false",
                "afterthought; ps you; true",
                "afterthought; ps: you; true",
                "afterthought; ps. you; true",
                "afterthought; ps, you; true",
                "afterthought; p.s. you; true",
                "afterthought; p. s. you; true",
                "afterthought; pps you; true",
                "afterthought; psst; false",
                "closing; greetings from the team; true",
                "closing; thanks and best regards; true",
                "closing; thanks and best wishes; false",
                "closing; news from the team; false",
            })
    void isTold(String kind, String line, boolean is) {
        Predicate<String> asked = switch (kind) {
            case "contact" -> SignatureLines::isContact;
            case "letter" -> SignatureLines::isLetter;
            case "name" -> SignatureLines::isName;
            case "person" -> SignatureLines::isPerson;
            case "nickname" -> SignatureLines::isNickname;
            case "afterthought" -> SignatureLines::isAfterthought;
            default -> SignatureLines::opensWithClosing;
        };
        assertThat(asked.test(line)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({"120, true", "121, false"})
    void aLongLineIsNoContact(int length, boolean is) {
        assertThat(SignatureLines.isContact("-".repeat(length))).isEqualTo(is);
    }
}
