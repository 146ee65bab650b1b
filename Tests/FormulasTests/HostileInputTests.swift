import Exact
import Formulas
import PropertyTesting
import Testing

/// Inputs that are meant to break the program, or might as well be.
struct HostileInputTests {
  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test("Deep nesting of every kind is refused in reading")
  func nesting() {
    let texts = [
      repeated("(", 10_000) + "1" + repeated(")", 9_999), repeated("(", 20_000),
      repeated("[", 20_000), repeated("{", 20_000), repeated("|", 20_000), repeated("√", 20_000),
      repeated("2^", 9_999) + "2", repeated("2^-", 6_000) + "2", repeated("ln(", 6_000),
      repeated("-(", 9_000) + "1", "3" + repeated("!", 19_999), "3" + repeated("%", 19_999),
      "x" + repeated("ᵀ", 19_999), "x" + repeated("[0]", 6_000), "3" + repeated("°", 19_999),
      "3" + repeated("²!", 9_999), "|" + repeated("x|", 101) + repeated("|", 5_000),
      repeated("2(", 9_999), repeated("[1,", 6_000), repeated("log ", 5_000) + "2",
      repeated("\\ln ", 5_000) + "2", repeated("log_2 ", 5_000) + "2", repeated("∑", 5_000) + "2",
      repeated("\\sum_i^", 3_000) + "2", repeated("\\text{", 5_000) + "2" + repeated("}", 5_000),
      repeated("\\left[", 5_000) + "2" + repeated("\\right]", 5_000),
    ]
    for text in texts {
      do {
        _ = try Formula(text, letters)
        Issue.record("\(text.prefix(20)) was read")
      } catch {
        #expect(error.problem == .tooDeep(limit: 100), "\(text.prefix(20)): \(error.text)")
        #expect(error.range.upperBound <= text.unicodeScalars.count)
      }
    }
  }

  @Test("A hundred thousand brackets are refused by their length, before anything is read")
  func tooLong() {
    let text = repeated("(", 100_000) + "1" + repeated(")", 100_000)
    #expect(
      reading(text) == "100000..<200001 the formula has 200001 characters; at most 100000 are read")
    #expect(reading(repeated(" ", 99_999) + "1") == "1")
    #expect(
      reading(repeated(" ", 100_000) + "1")
        == "100000..<100001 the formula has 100001 characters; at most 100000 are read")
  }

  @Test("As many brackets as the message says are read")
  func allowedNesting() {
    #expect(value(repeated("(", 99) + "7" + repeated(")", 99)) == "7")
    #expect(value(repeated("√", 99) + "1") == "1")
    #expect(value(repeated("-(", 99) + "7" + repeated(")", 99)) == "-7")
    #expect(reading(repeated("(", 100) + "7").hasSuffix("brackets are nested more than 100 deep"))
  }

  @Test("Length without depth is no trouble")
  func long() {
    #expect(value(repeated("1+", 9_999) + "1") == "10000")
    #expect(value(repeated("1-", 9_999) + "1") == "-9998")
    #expect(value(repeated("-", 19_999) + "1") == "-1")
    #expect(value(repeated("1*", 9_999) + "2") == "2")
    #expect(value(repeated("¹⁄₁*", 9_999) + "2") == "2")
    #expect(value(repeated("2/2*", 4_999) + "2") == "2")
    #expect(value("max(" + repeated("1,", 9_000) + "2)") == "2")
    #expect(value(repeated("(1)", 6_000)) == "1")
  }

  @Test(
    "A value that would be too large is refused before it is computed, for little fuel",
    arguments: [
      "9^9^9^9", "10^10^10", "2^(2^40)", "1000000!", "100000!!!", "(10^6)!", "1e300000^9",
      "2^2^2^2^2^2^2", "((9^999)^999)^999", "1e300000*(9^900000)*(7^900000)",
      "(1/3)^-(10^9)", "exp(10^100)", "e^e^e^e^e", "e^10^100",
    ])
  func bombs(text: String) throws {
    let formula = try Formula(text, Vocabulary())
    let fuel = 20_000_000
    #expect(throws: FormulaError.self, "\(text)") {
      try Fuel.limited(to: fuel) {
        let value: Value<Real> = try formula.expression.evaluate()
        // An enclosed value may exist; then its size is what is refused.
        _ = try value.scalar?.decimal(significantDigits: 3)
      }
    }
  }

  @Test("What is refused says so")
  func refusals() {
    #expect(value("9^9^9^9") == "2..<7 too large to be computed exactly")
    #expect(value("2 + 1000000!") == "4..<12 too large to be computed exactly")
    #expect(
      value("1e999999999")
        == "0..<11 `1e999999999` is too large to be computed exactly: the exponents of a formula "
        + "may add up to 300000")
    #expect(reading("1e200000 + 1e-200000").hasPrefix("11..<20 `1e-200000` is too large"))
    #expect(value("1e1000/1e1000") == "1")
  }

  @Test("Unbalanced, blind and foreign texts are refused with a place inside the text")
  func oddities() {
    let texts = [
      ")", "]", "}", "|", "(]", "[)", "{)", "((", "))", "[[1]", "[1]]", "|1", "1|", "||", "()()",
      "\u{0}", "\u{301}", "x\u{301}\u{301}", "\u{202E}1+2", "\u{FEFF}", "\u{E000}", "\u{FFFD}",
      "🙂", "1🙂2", "👨‍👩‍👧", "$x$", "\\frac{1}{2}", "x;y", ";", ",", ":", "=", "= 3", "<", "!", "%",
      "°", "′", "″", "ᵀ", "²", "^", "**", "*", "/", "√", "√)", "e^", "1e", "1e+", ".", "..", "1..2",
      "_", "_1", "x_", "₁", "0x10", "1/0x", "log", "log(", "log)", "f(x)", "a'b", "\"", "'", "`",
      "x[", "x[]", "x[0", "[1,", "[,1]", "(,)", "1,,2", "‖x‖", "∑", "∫x", "∂x", "¬x", "x→y",
    ]
    for text in texts {
      let count = text.unicodeScalars.count
      do {
        _ = try Formula(text, letters)
        #expect(["x\u{301}\u{301}"].contains(text) == false, "\(text) was read")
      } catch {
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= count, "\(text)")
        #expect(!error.message.isEmpty)
        let lines = error.caretLines(in: text)
        #expect(lines.caret.contains("^") && !lines.text.contains("\n"), "\(text)")
      }
    }
  }

  @Test("Random texts never break a promise")
  func fuzz() {
    let words =
      "1 2 0.5 3 x y p q A pi e σ log ln sin cos⁻¹ sqrt √ max dot kl ( ) ( ) [ ] { } | , ; + - * / ^ ! % ° ′ ″ ² ⁻¹ ᵀ = < ≤ : to bits deg 1e3 1e9 .5 0, · − 𝑥 а ½ x_1 p₁ _ to x"
      .split(separator: " ").map(String.init)
    var generator = Random(seed: 20_260_101)
    let values: [String: Value<Real>] = [
      "x": .scalar(.rational(2)), "y": .scalar(.zero), "p": .vector([.rational(1), .zero]),
      "q": .vector([.zero, .one]),
      "A": .matrix(Matrix(rowCount: 2, columnCount: 2) { .rational(Rational($0 + 2 * $1)) }),
    ]
    let vocabulary = Vocabulary(names: ["x", "y", "p", "q", "A"], readsRatios: true)
    var failure: String?
    var read = 0
    for _ in 0..<20_000 where failure == nil {
      var text = ""
      for _ in 0..<Int.random(in: 1...14, using: &generator) {
        if Int.random(in: 0..<12, using: &generator) == 0 {
          let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x3000, using: &generator))
          text.unicodeScalars.append(scalar ?? "?")
        } else {
          text += words.randomElement(using: &generator) ?? ""
          if Bool.random(using: &generator) { text += " " }
        }
      }
      failure = broken(text, vocabulary, values, &read)
    }
    #expect(failure == nil)
    #expect(read > 500)
  }

  /// The promise that a text breaks; nil if it breaks none.
  private func broken(
    _ text: String, _ vocabulary: Vocabulary, _ values: [String: Value<Real>], _ read: inout Int
  ) -> String? {
    let fuel = 1_000_000
    do {
      let formula = try Formula(text, vocabulary)
      read += 1
      guard formula.expression.range.upperBound <= text.unicodeScalars.count else {
        return "\(text.debugDescription): the tree reaches out of the text"
      }
      _ = DecimalLiteral(text, vocabulary)
      let used: Int? = try Fuel.limited(to: fuel) {
        let value: Value<Real> = try formula.expression.evaluate(values)
        return value.scalars.count
      }
      return used == nil ? text : nil
    } catch let error as FormulaError {
      let count = text.unicodeScalars.count
      guard error.range.upperBound <= count else {
        return "\(text.debugDescription): \(error.text) is outside of the text"
      }
      let lines = error.caretLines(in: text)
      let isConsistent =
        lines.caret.contains("^") && !lines.text.contains("\n") && !lines.text.contains("\u{202E}")
      return isConsistent ? nil : "\(text.debugDescription): \(lines)"
    } catch {
      return "\(text.debugDescription): an untyped error \(error)"
    }
  }

  @Test("Sums of sums that are too long are refused before their first term")
  func sumsOfSums() throws {
    for text in ["sum(i,1,1000,sum(j,1,1000,i*j))", "prod(i,1,9999,1+sum(j,1,9999,j))"] {
      let sum = try Formula(text, letters).expression
      try Fuel.limited(to: 10_000_000) {
        #expect(throws: FormulaError.self) { try sum.evaluate() }
        // Nearly all of the fuel is there still.
        try Fuel.spend(9_990_000)
      }
    }
    // What is within the budget is summed: Σ i·Σ j = 55·55.
    let small = try Formula("sum(i,1,10,sum(j,1,10,i*j))", letters).expression
    let value = try Fuel.limited(to: 100_000) { try small.evaluate() }
    #expect(value.scalar?.asRational == 3025)
  }
}
