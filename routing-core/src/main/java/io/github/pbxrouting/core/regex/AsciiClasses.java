package io.github.pbxrouting.core.regex;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ASCII parts of the named classes that RE2J 1.8 knows: Perl's, POSIX's and Unicode's. A class
 * without an ASCII part is an empty set here, which is all that an ASCII text can tell of it.
 */
final class AsciiClasses {

  private static final AsciiSet DIGITS = AsciiSet.range('0', '9');
  private static final AsciiSet UPPER = AsciiSet.range('A', 'Z');
  private static final AsciiSet LOWER = AsciiSet.range('a', 'z');
  private static final AsciiSet LETTERS = UPPER.or(LOWER);
  private static final AsciiSet CONTROLS = AsciiSet.range(0, 31).with(127);

  /** Without the vertical tab, unlike POSIX's spaces. */
  private static final AsciiSet PERL_SPACES = of("\t\n\f\r ");

  /** Letters, digits and the underscore. */
  static final AsciiSet WORD = LETTERS.or(DIGITS).with('_');

  private static final Map<String, AsciiSet> POSIX =
      Map.ofEntries(
          Map.entry("alnum", LETTERS.or(DIGITS)),
          Map.entry("alpha", LETTERS),
          Map.entry("ascii", AsciiSet.ALL),
          Map.entry("blank", of("\t ")),
          Map.entry("cntrl", CONTROLS),
          Map.entry("digit", DIGITS),
          Map.entry("graph", AsciiSet.range('!', '~')),
          Map.entry("lower", LOWER),
          Map.entry("print", AsciiSet.range(' ', '~')),
          Map.entry("punct", AsciiSet.range('!', '~').and(LETTERS.or(DIGITS).complement())),
          Map.entry("space", AsciiSet.range('\t', '\r').with(' ')),
          Map.entry("upper", UPPER),
          Map.entry("word", WORD),
          Map.entry("xdigit", DIGITS.or(of("ABCDEFabcdef"))));

  /** The general categories and scripts with an ASCII part, and {@code Any}. */
  private static final Map<String, AsciiSet> UNICODE =
      Map.ofEntries(
          Map.entry("Any", AsciiSet.ALL),
          Map.entry("C", CONTROLS),
          Map.entry("Cc", CONTROLS),
          Map.entry("L", LETTERS),
          Map.entry("Latin", LETTERS),
          Map.entry("Lu", UPPER),
          Map.entry("Ll", LOWER),
          Map.entry("N", DIGITS),
          Map.entry("Nd", DIGITS),
          Map.entry("P", of("!\"#%&'()*,-./:;?@[\\]_{}")),
          Map.entry("Pc", of("_")),
          Map.entry("Pd", of("-")),
          Map.entry("Pe", of(")]}")),
          Map.entry("Po", of("!\"#%&'*,./:;?@\\")),
          Map.entry("Ps", of("([{")),
          Map.entry("S", of("$+<=>^`|~")),
          Map.entry("Sc", of("$")),
          Map.entry("Sk", of("^`")),
          Map.entry("Sm", of("+<=>|~")),
          Map.entry("Z", of(" ")),
          Map.entry("Zs", of(" ")),
          Map.entry("Common", LETTERS.complement()));

  /** The general categories and scripts without an ASCII part. */
  private static final ImmutableSet<String> UNICODE_BEYOND_ASCII =
      ImmutableSet.copyOf(
          Splitter.on(' ')
              .split(
                  "Cf Co Cs Lm Lo Lt M Mc Me Mn Nl No Pf Pi So Zl Zp Arabic Armenian Avestan"
                      + " Balinese Bamum Batak Bengali Bopomofo Brahmi Braille Buginese Buhid"
                      + " Canadian_Aboriginal Carian Cham Cherokee Coptic Cuneiform Cypriot"
                      + " Cyrillic Deseret Devanagari Egyptian_Hieroglyphs Ethiopic Georgian"
                      + " Glagolitic Gothic Greek Gujarati Gurmukhi Han Hangul Hanunoo Hebrew"
                      + " Hiragana Imperial_Aramaic Inherited Inscriptional_Pahlavi"
                      + " Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kayah_Li"
                      + " Kharoshthi Khmer Lao Lepcha Limbu Linear_B Lisu Lycian Lydian Malayalam"
                      + " Mandaic Meetei_Mayek Mongolian Myanmar New_Tai_Lue Nko Ogham Ol_Chiki"
                      + " Old_Italic Old_Persian Old_South_Arabian Old_Turkic Oriya Osmanya"
                      + " Phags_Pa Phoenician Rejang Runic Samaritan Saurashtra Shavian Sinhala"
                      + " Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet"
                      + " Tamil Telugu Thaana Thai Tibetan Tifinagh Ugaritic Unknown Vai Yi"));

  private AsciiClasses() {}

  /**
   * The class of {@code \d}, {@code \s} or {@code \w}, in either case, or null for another letter.
   */
  static @Nullable AsciiSet perl(int letter) {
    return switch (letter) {
      case 'd' -> DIGITS;
      case 'D' -> DIGITS.complement();
      case 's' -> PERL_SPACES;
      case 'S' -> PERL_SPACES.complement();
      case 'w' -> WORD;
      case 'W' -> WORD.complement();
      default -> null;
    };
  }

  /**
   * The POSIX class of a name such as {@code alpha} or {@code ^alpha}, or null for an unknown one.
   */
  static @Nullable AsciiSet posix(String name, boolean fold) {
    boolean negated = name.startsWith("^");
    AsciiSet set = POSIX.get(negated ? name.substring(1) : name);
    if (set == null) {
      return null;
    }
    AsciiSet folded = fold ? CaseFolding.fold(set) : set;
    return negated ? folded.complement() : folded;
  }

  /** The ASCII part of a Unicode category or script, or null for a name that RE2J does not know. */
  static @Nullable AsciiSet unicode(String name, boolean fold) {
    AsciiSet set = UNICODE.get(name);
    if (set == null) {
      return UNICODE_BEYOND_ASCII.contains(name) ? AsciiSet.NONE : null;
    }
    if (!fold) {
      return set;
    }
    return switch (name) {
      case "Lu" -> LETTERS;
      // RE2J lists only those upper-case letters here that have a third variant.
      case "Ll" -> LOWER.with('K').with('S');
      default -> set;
    };
  }

  /** Every name that {@link #unicode} knows. */
  static List<String> unicodeNames() {
    return ImmutableList.<String>builder()
        .addAll(UNICODE.keySet())
        .addAll(UNICODE_BEYOND_ASCII)
        .build();
  }

  private static AsciiSet of(String characters) {
    AsciiSet set = AsciiSet.NONE;
    for (int i = 0; i < characters.length(); i++) {
      set = set.with(characters.charAt(i));
    }
    return set;
  }
}
