package io.github.pbxrouting.core.regex;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.pbxrouting.core.regex.CharacterClass.Beyond;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The named classes of RE2/J 1.8: Perl, POSIX and Unicode classes. Unicode classes distinguish
 * characters beyond ASCII, so only their ASCII parts are listed.
 */
final class NamedClasses {

  private static final SymbolSet ASCII = SymbolSet.range(0, 127);
  private static final SymbolSet DIGITS = SymbolSet.range('0', '9');
  private static final SymbolSet UPPER = SymbolSet.range('A', 'Z');
  private static final SymbolSet LOWER = SymbolSet.range('a', 'z');
  private static final SymbolSet LETTERS = UPPER.or(LOWER);
  private static final SymbolSet CONTROLS = SymbolSet.range(0, 31).with(127);

  /** The spaces of {@code \s}: without the vertical tab, unlike the POSIX class. */
  private static final SymbolSet PERL_SPACES = of("\t\n\f\r ");

  /** The word characters: letters, digits and the underscore. */
  static final SymbolSet WORD = LETTERS.or(DIGITS).with('_');

  private static final Map<String, SymbolSet> POSIX =
      Map.ofEntries(
          Map.entry("alnum", LETTERS.or(DIGITS)),
          Map.entry("alpha", LETTERS),
          Map.entry("ascii", ASCII),
          Map.entry("blank", of("\t ")),
          Map.entry("cntrl", CONTROLS),
          Map.entry("digit", DIGITS),
          Map.entry("graph", SymbolSet.range('!', '~')),
          Map.entry("lower", LOWER),
          Map.entry("print", SymbolSet.range(' ', '~')),
          Map.entry("punct", SymbolSet.range('!', '~').and(LETTERS.or(DIGITS).complement())),
          Map.entry("space", SymbolSet.range('\t', '\r').with(' ')),
          Map.entry("upper", UPPER),
          Map.entry("word", WORD),
          Map.entry("xdigit", DIGITS.or(of("ABCDEFabcdef"))));

  /** The general categories and scripts with an ASCII part, and {@code Any}. */
  private static final Map<String, SymbolSet> UNICODE =
      Map.ofEntries(
          Map.entry("Any", ASCII),
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
          Map.entry("Common", ASCII.and(LETTERS.complement())));

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

  private NamedClasses() {}

  /**
   * Returns the class of {@code \d}, {@code \s} or {@code \w}, in either case, or null for another
   * letter.
   */
  static @Nullable CharacterClass perl(int letter, boolean fold) {
    return switch (letter) {
      case 'd' -> of(DIGITS, fold);
      case 'D' -> of(DIGITS, fold).complement();
      case 's' -> of(PERL_SPACES, fold);
      case 'S' -> of(PERL_SPACES, fold).complement();
      case 'w' -> of(WORD, fold);
      case 'W' -> of(WORD, fold).complement();
      default -> null;
    };
  }

  /**
   * Returns the POSIX class of a name such as {@code alpha} or {@code ^alpha}, or null for an
   * unknown one.
   */
  static @Nullable CharacterClass posix(String name, boolean fold) {
    boolean negated = name.startsWith("^");
    SymbolSet set = POSIX.get(negated ? name.substring(1) : name);
    if (set == null) {
      return null;
    }
    CharacterClass named = of(set, fold);
    return negated ? named.complement() : named;
  }

  private static CharacterClass of(SymbolSet set, boolean fold) {
    CharacterClass named = CharacterClass.of(set);
    return fold ? CaseFolding.fold(named) : named;
  }

  /** Returns a Unicode category or script, or null for a name that RE2/J does not know. */
  static @Nullable CharacterClass unicode(String name, boolean fold) {
    if (name.equals("Any")) {
      return CharacterClass.ALL;
    }
    SymbolSet set = UNICODE.get(name);
    if (set == null && !UNICODE_BEYOND_ASCII.contains(name)) {
      return null;
    }
    CharacterClass named = new CharacterClass(set == null ? SymbolSet.NONE : set, Beyond.SOME);
    return fold ? CaseFolding.fold(named) : named;
  }

  /** Returns every name that {@link #unicode} knows. */
  static List<String> unicodeNames() {
    return ImmutableList.<String>builder()
        .addAll(UNICODE.keySet())
        .addAll(UNICODE_BEYOND_ASCII)
        .build();
  }

  private static SymbolSet of(String characters) {
    SymbolSet set = SymbolSet.NONE;
    for (int i = 0; i < characters.length(); i++) {
      set = set.with(characters.charAt(i));
    }
    return set;
  }
}
