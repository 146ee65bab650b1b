import Exact
import PropertyTesting
import Testing

@testable import Formulas

/// What is skipped in reading plain texts is what could not be found there.
struct PlainWordTests {
  private static let words = [
    "x", "y", "e", "E", "i", "d", "F", "H", "pi", "mu", "nu", "ab", "xy", "sum", "prod", "product",
    "log", "exp", "sin",
    "theta", "sigma", "Sigma", "xhat", "thetahat", "betatilde", "NOT", "AND", "OR",
    "in", "bits",
    "rad", "percent", "norm", "np", "torch", "inf", "cbrt", "matrix", "Pi", "deg", "Sh",
  ]
  private static let signs = [
    " ", "+", "*", "(", ")", ",", "=", "<", "2", "0.5", "{", "}", "[", "]", "|", " in ", "∈", "^2",
  ]
  private static let vocabularies = [
    [], ["x"], ["x", "ab", "theta"], ["mu", "σ", "x_1"], ["a", "b", "x", "y", "e1", "in", "α"],
  ].map { Vocabulary(names: $0) }

  private static func pick(_ items: [String], _ random: inout Random) -> String {
    items[Int(random.next() % UInt64(items.count))]
  }

  private static func kinds(_ text: String, _ vocabulary: Vocabulary) -> [Token.Kind]? {
    try? Lexer.tokens(of: Array(text.unicodeScalars), vocabulary).map(\.kind)
  }

  /// The arrow above a letter says nothing, but keeps a word from being one of letters of ASCII alone.
  @Test func `a plain word is the word that is read sign by sign`() {
    var random = Random(seed: 0x0F0_3A1D)
    var read = 0
    for vocabulary in Self.vocabularies {
      for _ in 0..<400 {
        let words = (0...random.next() % 3).map { _ in Self.pick(Self.words, &random) }
        let plain = words.joined(separator: " + ") + " "
        let marked = words.map { $0 + "\u{20D7}" }.joined(separator: " + ") + " "
        let kinds = Self.kinds(plain, vocabulary)
        if kinds != nil { read += 1 }
        #expect(kinds == Self.kinds(marked, vocabulary), "\(plain)")
      }
    }
    #expect(read > 1_000)
  }

  @Test func `where no set may begin none is read`() throws {
    var random = Random(seed: 0x0F0_3A1E)
    var skipped = 0
    for vocabulary in Self.vocabularies {
      for _ in 0..<600 {
        let text = (0...random.next() % 6).map { _ in
          Self.pick(random.next() % 2 == 0 ? Self.words : Self.signs, &random)
        }.joined()
        guard let cut = try? CutText(text, vocabulary), !cut.parser.mayBeginSet else { continue }
        skipped += 1
        var parser = cut.parser
        let parts = try parser.numberSet()
        #expect(parts == nil, "\(text)")
      }
    }
    #expect(skipped > 500)
  }

  @Test func `a sign relates as its text says`() {
    for sign in Token.Sign.allCases {
      #expect(Expression.Relation(sign) == Expression.Relation(rawValue: sign.rawValue))
    }
  }

  @Test func `a word means something where a list of names, functions and constants has it`() {
    let names = ["x", "ab", "K", "é", "y1"]
    for count in 0...names.count {
      let vocabulary = Vocabulary(names: Array(names.prefix(count)))
      for word in Self.words + names + ["\u{212A}", "e\u{301}", "z", "°", "ℯ", "π", "PI"] {
        #expect(vocabulary.declares(word) == Set(names.prefix(count)).contains(word), "\(word)")
      }
    }
    for (word, constant) in [
      ("pi", "π"), ("π", "π"), ("PI", "π"), ("e", "e"), ("ℯ", "e"), ("deg", "degrees"),
      ("°", "degrees"),
      ("Sh", "bits"), ("nat", "nats"), ("rads", "radians"),
    ] {
      #expect(Constant.canonicalName(word) == constant)
    }
    for word in ["x", "E", "K", "b", "bi", "Pix", "", "degre"] {
      #expect(Constant.canonicalName(word) == nil)
    }
    for word in ["pi", "π", "e", "degrees", "radians", "nats", "bits"] {
      #expect(word == "pi" || Constant.isConstant(word))
    }
    #expect(!Constant.isConstant("pi") && !Constant.isConstant("nat") && !Constant.isConstant("x"))
  }
}
