import Console
import Exact
import Formats
import Formulas
import Grading

/// `grade evaluate FORMULA`: the exact value of a formula.
enum EvaluateCommand {
  /// The most significant digits that are printed.
  private static let mostDigits = 1_000
  private static let standardDigits = 20

  private static let command = Command(
    "grade evaluate",
    summary: "Prints a fraction if the value is rational, else its digits, correctly rounded.",
    options: [
      .init(
        "digits", letter: "n", value: "N",
        help: "Significant digits to print: 1 to 1000; 20 if not given."),
      .help,
    ],
    positionals: [
      .init("FORMULA", help: "For example 'dot(a, b) / norm(a)'."),
      .init("NAME=VALUE", .any, help: "What a name in the formula stands for: a=[3,4]."),
    ],
    allowsNegativeNumbers: true)

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words.map(shielded), command, &streams) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    let digits = arguments.value(of: "digits").map { Int($0) ?? 0 } ?? standardDigits
    guard (1...mostDigits).contains(digits) else {
      streams.note("grade evaluate: --digits takes a whole number from 1 to \(mostDigits)")
      return .failed
    }
    var values: [String: Value<Real>] = [:]
    for word in arguments.positionals.dropFirst() {
      guard let (name, value) = assignment(word, &streams) else { return .failed }
      values[name] = value
    }
    let formula = String(arguments.positionals[0].trimmingPrefix(while: \.isWhitespace))
    do {
      let value = try evaluate(formula, values)
      let text = try Fuel.limited(to: Limits.commandFuel) {
        try value.text { try $0.asRational?.description ?? $0.decimal(significantDigits: digits) }
      }
      streams.write(text + "\n")
      return .done
    } catch {
      report(error, formula, &streams)
      return .failed
    }
  }

  /// A formula such as `-log(2)` behind a space, so that it is not taken for an option.
  static func shielded(_ word: String) -> String {
    guard word.hasPrefix("-"), word != "-", !word.hasPrefix("--") || word.hasPrefix("---") else {
      return word
    }
    return word == "-h" || word == "-n" ? word : " " + word
  }

  private static func evaluate(
    _ text: String, _ values: [String: Value<Real>]
  ) throws -> Value<Real> {
    let formula = try Formula(text, Vocabulary(names: values.keys.sorted(), readsRatios: true))
    return try Fuel.limited(to: Limits.commandFuel) {
      try formula.expression.evaluate(values).map { try $0.recognised() }
    }
  }

  private static func assignment(
    _ word: String, _ streams: inout StandardStreams
  ) -> (String, Value<Real>)? {
    guard let equal = word.firstIndex(of: "="), equal != word.startIndex else {
      streams.note("grade evaluate: \(SafeText.line(word, limit: 40)): write name=value")
      return nil
    }
    let name = String(word[..<equal])
    let text = String(word[word.index(after: equal)...])
    guard !Vocabulary.isReserved(name) else {
      streams.note("grade evaluate: \(SafeText.line(name, limit: 40)) is a constant or a unit")
      return nil
    }
    do {
      return (name, try evaluate(text, [:]))
    } catch {
      streams.note("grade evaluate: in the value of \(SafeText.line(name, limit: 40)):")
      report(error, text, &streams)
      return nil
    }
  }

  /// The error in one line, with the formula and a caret below it where the place is known.
  private static func report(_ error: any Error, _ text: String, _ streams: inout StandardStreams) {
    guard let error = error as? FormulaError else {
      let message = (error as? ArithmeticError)?.message ?? "this cannot be computed"
      streams.note("grade evaluate: \(message)")
      return
    }
    streams.note("grade evaluate: column \(error.range.lowerBound + 1): \(error.message)")
    let lines = error.caretLines(in: text)
    streams.note("  " + lines.text)
    streams.note("  " + lines.caret)
  }
}
