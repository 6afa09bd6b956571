package io.softspoken.text;

import io.softspoken.draft.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells in which language somebody writes: by the script, and where that is Latin by the small words that no text of a
 * language does without. A table of a few hundred words tells English from not English as surely as a model of ten megabytes
 * does, in a few microseconds; for a handful of words, and for text in two languages, it says that it cannot tell.
 */
public final class Languages {
    /** English. */
    public static final String ENGLISH = "en";
    /** Too few words to tell, or a mixture. */
    public static final String UNKNOWN = "und";

    /** So many words are looked at; the rest of a letter is in the same language. */
    private static final int MOST_WORDS = 150;
    /** Once so many words were looked at, a clearly English text is one. */
    private static final int FIRST_LOOK = 24;

    /** "lugupidamisega"; no small word is longer. */
    private static final int LONGEST_WORD = 14;
    /** Letters of another script than these few are a name or two. */
    private static final int LEAST_LETTERS = 8;
    /** Fewer small words of a language than this are a greeting. */
    private static final int LEAST_HITS = 3;

    private static final List<String> CODES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu", "ro", "tr", "hr",
            "sl", "id", "vi", "ca", "et", "lt", "lv", "ga");
    private static final String[] SMALL_WORDS = {
        // en
        "the of and to a in is you that it he was for on are as with his they i at be this have from or had by but not what"
                + " all were we when your can said there an each which she do how their if will up other about out many then"
                + " them these so some her would make like him into has more could my than been who its now did get our me"
                + " please thank thanks just any no yes here let know see after before also could should would don t ll ve re"
                + " am us only over back very because still where why than too sorry hello hi dear regards",
        // de
        "der die das und ist nicht ein eine einen einem einer ich wir sie ihr ihre ihren ihnen uns mit für auf zu den dem des"
                + " von im am es wird werden wurde haben hat sind auch aber oder wenn als wie noch nur bei nach aus an bitte"
                + " vielen dank mehr kann können sich dass dieser diese dieses heute morgen zum zur unser unsere über vom sehr"
                + " habe bin keine kein ja nein schon grüße hallo liebe lieber geehrte geehrter leider gerne gern mir mich"
                + " ihrer seit bis du dir dich dein deine fuer ueber gruesse koennen was so",
        // fr
        "le la les de des du un une et est pas que qui dans pour sur avec vous nous je il elle ils ne se ce cette ces votre vos"
                + " notre nos au aux en par plus mais ou où si être avez avons sont été merci bonjour bien très tout tous"
                + " faire fait peut aussi leur lui j l d n s c qu même après avant sans mon ma mes cordialement suis ai à y",
        // es
        "el la los las de del un una y es no que en por para con su sus se lo le les al como más pero este esta estos está"
                + " están hemos ha han he usted ustedes nuestro nuestra muy gracias hola si sí ya también o cuando donde hay"
                + " todo todos me mi nos puede fue ser son desde hasta sobre sin tiene saludos qué yo",
        // it
        "il lo la i gli le di del della dei delle un una e è non che in per con su sono si da dal al alla come più ma questo"
                + " questa anche se nel nella ho ha abbiamo hanno suo sua vostro nostro nostra grazie buongiorno ciao"
                + " molto tutto tutti può essere stato quando dove ci vi mi lei noi loro perché già o ed saluti",
        // pt
        "o a os as de do da dos das um uma e é não que em no na nos nas por para com seu sua se ao à mais mas este esta isso"
                + " está estão foi são temos você vocês nosso nossa muito obrigado obrigada olá já também ou quando onde"
                + " todo todos me meu minha pode ser ter até sobre sem tem pelo pela eu",
        // nl
        "de het een en van is niet dat die in op te zijn voor met u uw wij we ik je jij jullie er aan om ook maar als bij naar"
                + " uit nog wel dan dit deze kan kunnen wordt worden heeft hebben hebt geen onze ons bedankt dank hallo"
                + " beste graag morgen vandaag door over was of mijn hij zij zo meer heb mij groet groeten",
        // sv
        "och att det som en på är av för med den till inte har de i ett om vi du jag ni er era din ditt dina kan ska var från"
                + " men så vår våra oss mig dig tack hej här nu när hur också eller efter vid skulle blir blev mycket bara"
                + " detta denna alla under över utan hälsningar",
        // da
        "og at det som en på er af for med den til ikke har de i et om vi du jeg dig din dit dine kan skal var fra men så vores"
                + " os mig tak hej her nu når hvordan også eller efter ved ville bliver blev meget kun dette denne alle under over"
                + " uden hilsen venlig deres hvis",
        // no
        "og at det som en på er av for med den til ikke har de i et om vi du jeg deg din ditt dine kan skal var fra men så vår"
                + " våre oss meg takk hei her nå når hvordan også eller etter ved ville blir ble tok veldig bare dette denne alle"
                + " under over uten hilsen vennlig dere deres hvis",
        // fi
        "ja on ei se että en hän oli ovat mutta kun niin tämä myös kuin joka tai jos me te minä sinä olen olemme olette teidän"
                + " meidän voit voimme nyt vielä kiitos hei terveisin jotta sen siitä mitä vain jo kanssa sekä ole hyvä hän"
                + " teille meille ystävällisin viestistäsi",
        // pl
        "i w na z nie się do jest to że o jak po co za od ale czy przez dla są być ten ta tego był będzie już może tylko tak ze"
                + " pan pani państwa nam nas mnie mi proszę dziękuję dziękujemy dzień dobry pozdrawiam oraz przy jeszcze"
                + " który która które lub bardzo jeśli",
        // cs
        "a v na se je že to z s do o i ve pro za jako po ale od by jsem jsme jste jsou není byl byla bylo budou bude který která"
                + " které tak také již jen vám vás nám nás vaše váš náš děkuji děkujeme dobrý den prosím pokud když nebo při"
                + " pozdravem ještě k",
        // sk
        "a v na sa je že to z s do o i vo pre za ako po ale od by som sme ste sú nie bol bola bolo budú bude ktorý ktorá ktoré"
                + " tak aj už len vám vás nám nás vaše váš náš ďakujem ďakujeme dobrý deň prosím ak keď alebo pri pozdravom"
                + " ešte k",
        // hu
        "a az és hogy nem is egy van ez de meg ha csak már el ki be fel le vagy mint volt lesz kell lehet én te ő mi önök ön"
                + " önnek kérem köszönöm köszönjük jó napot üdvözlettel minden még nagyon itt ott akkor ezt azt sem után"
                + " szerint tisztelt kedves",
        // ro
        "de la și în a un o pe cu nu este să că din care pentru mai sunt ce am ai au ne vă se le îi prin dar sau dacă când după"
                + " fost fi va vor aceasta acest această noi dumneavoastră mulțumesc mulțumim bună ziua foarte vreo toate"
                + " si sa ca",
        // tr
        "ve bir bu da de için ile çok ne daha var yok ama olarak olan en gibi kadar sonra ben biz siz sizin bizim size bize"
                + " değil mi mı her şey olduğu olur oldu teşekkür ederim ederiz merhaba lütfen iyi bugün yarın ya saygılarımla"
                + " sayın",
        // hr (and Bosnian, Serbian in Latin letters)
        "i u na se je da za od su s sa ne a o kao ali ili što koji koja koje bi će smo ste sam bio bila biti nije vam vas nam nas"
                + " vaš vaša naš hvala dobar dan molim ako kad kada samo još po iz do pozdrav lijep srdačan",
        // sl
        "in je na se da za v z s ki so ne bi ali pa kot tudi po od do iz smo ste sem bil bila bo bodo ni vam vas nam nas vaš vaše"
                + " naš hvala dober dan prosim če ko samo še pri lep pozdrav lahko k",
        // id (and Malay)
        "yang dan di ke dari untuk dengan ini itu tidak ada akan pada adalah kami anda saya kita bisa dapat sudah telah juga atau"
                + " jika karena oleh dalam sebagai terima kasih mohon silakan maaf selamat pagi salam hormat bapak ibu belum"
                + " masih lebih",
        // vi
        "và của là có không cho được một các những này đã với trong để người tôi chúng bạn anh chị xin cảm ơn vui lòng sẽ từ"
                + " khi như về rất nếu đến hoặc cũng đang thì ở trân trọng chào quý",
        // ca
        "el la els les de del un una i és no que en per amb al com més però aquest aquesta està hem ha han vostè vostra nostre"
                + " molt gràcies hola si ja també o quan on tot tots em mi ens pot ser són des fins sobre sense té salutacions"
                + " dels als ho",
        // et
        "ja on ei see et kui mis ka aga ning või oma ma me te sa meie teie teil meil olen oleme olete saab saate palun aitäh tere"
                + " lugupidamisega kas siis veel juba väga selle seda kõik pole pärast",
        // lt
        "ir yra kad ne tai į su iš o bet kaip arba jei mes jūs jums mums aš jūsų mūsų buvo bus gali galite prašome ačiū laba diena"
                + " labas pagarbiai dar jau labai šis ši tik po dėl apie nuo",
        // lv
        "un ir ka ne tas ar no uz par bet kā vai ja mēs jūs jums mums es jūsu mūsu bija būs var varat lūdzu paldies labdien sveiki"
                + " ar cieņu vēl jau ļoti šis šī tikai pēc lai tā",
        // ga
        "agus an na tá ar le go do i is ní bhí sé sí mé sinn sibh siad againn agat agam leat liom ach nó mar seo sin má nuair"
                + " chun faoi gur raibh maith dia duit",
    };
    private static final Map<String, Integer> LANGUAGES_OF = new HashMap<>();

    static {
        for (int code = 0; code < SMALL_WORDS.length; code++) {
            for (String word : SMALL_WORDS[code].split(" ")) {
                LANGUAGES_OF.merge(word, 1 << code, (a, b) -> a | b);
            }
        }
    }

    private Languages() {}

    /** The language of the writer's own words by its code of ISO 639-1, or {@link #UNKNOWN}. */
    public static String of(String words, Zones zones) {
        Count count = new Count();
        for (Zones.Zone zone : zones.zones()) {
            if (zone.kind() == Zones.Kind.OWN && count.add(words, zone.span())) {
                return ENGLISH;
            }
        }
        return count.language();
    }

    private static final class Count {
        private final int[] hits = new int[CODES.size()];
        private final int[] scripts = new int[Script.values().length];
        /** For each word looked at the languages that have it as a small word, as bits. */
        private final int[] languages = new int[MOST_WORDS];

        private int words;
        private int letters;
        private int accented;

        /** Counts; true once the text is clearly English. */
        boolean add(String text, Span span) {
            int at = span.start();
            while (at < span.end() && words < MOST_WORDS) {
                int start = at;
                boolean mark = false;
                boolean accent = false;
                while (at < span.end() && Character.isLetter(text.charAt(at))) {
                    char c = text.charAt(at);
                    letters++;
                    accent |= c > 127 && c < '\u0250' || c >= '\u1E00' && c < '\u1F00';
                    if (c >= '\u0370') {
                        scripts[Script.of(c).ordinal()]++;
                    }
                    at++;
                }
                if (at > start) {
                    // An address holds words of whatever language.
                    mark = at < span.end()
                            && (text.charAt(at) == '@' || text.charAt(at) == '/' || text.charAt(at) == '_');
                    words++;
                    accented += accent ? 1 : 0;
                    if (at - start <= LONGEST_WORD && !mark) {
                        hit(text.substring(start, at).toLowerCase(Locale.ROOT));
                    }
                    if (words == FIRST_LOOK && hits[0] * 3 >= words && best() == 0) {
                        return true;
                    }
                } else {
                    at++;
                }
            }
            return false;
        }

        private void hit(String word) {
            int of = LANGUAGES_OF.getOrDefault(word, 0);
            languages[words - 1] = of;
            for (int code = 0; of != 0; code++, of >>>= 1) {
                hits[code] += of & 1;
            }
        }

        private int best() {
            int best = 0;
            for (int code = 1; code < hits.length; code++) {
                best = hits[code] > hits[best] ? code : best;
            }
            return best;
        }

        String language() {
            int other = 0;
            for (int count : scripts) {
                other += count;
            }
            if (other >= LEAST_LETTERS && other * 2 > letters) {
                return Script.language(scripts);
            }
            int best = 1;
            for (int code = 2; code < hits.length; code++) {
                best = hits[code] > hits[best] ? code : best;
            }
            // Words that both languages have ("on", "a") speak for neither.
            int english = 0;
            int foreign = 0;
            for (int i = 0; i < words; i++) {
                boolean own = (languages[i] & 1) != 0;
                boolean theirs = (languages[i] & 1 << best) != 0;
                english += own && !theirs ? 1 : 0;
                foreign += theirs && !own ? 1 : 0;
            }
            if (hits[best] + accented >= LEAST_HITS
                    && hits[best] >= 2
                    && (hits[best] + accented) * 6 >= words
                    && english * 2 < foreign + accented / 2) {
                return CODES.get(best);
            }
            return hits[0] >= 2 && hits[0] * 8 >= words ? ENGLISH : UNKNOWN;
        }
    }

    /** Scripts other than Latin, with the language that mostly is written in them. */
    private enum Script {
        GREEK("el"),
        CYRILLIC("ru"),
        UKRAINIAN("uk"),
        ARMENIAN("hy"),
        HEBREW("he"),
        ARABIC("ar"),
        PERSIAN("fa"),
        INDIC("hi"),
        THAI("th"),
        GEORGIAN("ka"),
        HANGUL("ko"),
        KANA("ja"),
        HAN("zh"),
        NONE("und");

        private final String language;

        Script(String language) {
            this.language = language;
        }

        static Script of(char c) {
            if (c < '\u0400') {
                return GREEK;
            }
            if (c < '\u0530') {
                return "\u0456\u0457\u0454\u0491\u0406\u0407\u0404\u0490".indexOf(c) >= 0 ? UKRAINIAN : CYRILLIC;
            }
            if (c < '\u0590') {
                return ARMENIAN;
            }
            if (c < '\u0600') {
                return HEBREW;
            }
            if (c < '\u0780') {
                return "\u067E\u0686\u0698\u06AF\u06CC\u06A9".indexOf(c) >= 0 ? PERSIAN : ARABIC;
            }
            if (c >= '\u0900' && c < '\u0E00') {
                return INDIC;
            }
            if (c >= '\u0E00' && c < '\u0E80') {
                return THAI;
            }
            if (c >= '\u10A0' && c < '\u1100') {
                return GEORGIAN;
            }
            if (c >= '\u3040' && c < '\u3100') {
                return KANA;
            }
            if (c >= '\u1100' && c < '\u1200' || c >= '\uAC00' && c < '\uD7B0') {
                return HANGUL;
            }
            if (c >= '\u1F00' && c < '\u2000') {
                return GREEK;
            }
            return c >= '\u3400' && c < '\uA000' ? HAN : NONE;
        }

        static String language(int[] counts) {
            if (counts[KANA.ordinal()] * 8 > counts[HAN.ordinal()] && counts[KANA.ordinal()] > 2) {
                return KANA.language;
            }
            if (counts[UKRAINIAN.ordinal()] * 40 > counts[CYRILLIC.ordinal()] && counts[UKRAINIAN.ordinal()] > 1) {
                return UKRAINIAN.language;
            }
            if (counts[PERSIAN.ordinal()] * 12 > counts[ARABIC.ordinal()] && counts[PERSIAN.ordinal()] > 1) {
                return PERSIAN.language;
            }
            Script most = NONE;
            for (Script script : values()) {
                most = counts[script.ordinal()] > counts[most.ordinal()] ? script : most;
            }
            return most.language;
        }
    }
}
