import Exact

/// The variables of formulas, with the sets that their values come from.
public struct Variables: Sendable {
  /// A variable: a number, or numbers told apart by indices.
  public struct Variable: Sendable {
    /// Its name.
    public let name: String
    /// Nothing for a number; the length of a vector; the rows and columns of a matrix.
    public let dimensions: [Dimension]
    /// Where the number, or each of the numbers, lies.
    public let domain: Domain
    /// The declaration as it was written.
    public let text: String

    /// Whether there are as many numbers as a name says.
    public var isFamily: Bool { dimensions.contains { $0.count == nil } }
  }

  /// A length: a number, or a name for one.
  public enum Dimension: Sendable, Hashable {
    case fixed(Int)
    case named(String)

    /// The number, if it is known.
    public var count: Int? { if case .fixed(let count) = self { count } else { nil } }

    /// The length as a formula.
    var expression: Expression {
      switch self {
      case .fixed(let count): Expression(.number(Rational(count)))
      case .named(let name): Expression(.name(name))
      }
    }
  }

  /// The variables, in the order in which they were declared.
  public private(set) var all: [Variable] = []

  /// No variables.
  public init() {}

  /// The variable with a name.
  public subscript(name: String) -> Variable? { all.first { $0.name == name } }

  /// The names, in the order in which they were declared.
  public var names: [String] { all.map(\.name) }

  /// The names of lengths, in the order in which they first stand there.
  public var lengthNames: [String] {
    var names: [String] = []
    for case .named(let name) in all.flatMap(\.dimensions) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The names of those that are numbers above 0.
  public var positiveNames: [String] {
    all.filter { $0.dimensions.isEmpty && $0.domain.range.isPositive }.map(\.name)
  }

  /// Whether there are none.
  public var isEmpty: Bool { all.isEmpty }

  /// The most numbers that a vector or a matrix of variables may have.
  static let mostEntries = 1_000

  /// Declares a variable; one of the same name is replaced.
  ///
  /// A named dimension that is no variable yet becomes one, a positive integer.
  ///
  /// - Parameter text: a domain such as `real`, `(0, 1)`, `1 .. 6`, or `vector(3)`, `vector(d)`,
  ///   `matrix(2, 2) of -3 .. 3`.
  /// - Throws: `FormulaError`.
  public mutating func declare(_ name: String, _ text: String) throws(FormulaError) {
    guard !Vocabulary.isReserved(name) else {
      throw FormulaError(
        .notAllowed(name, reason: "a constant or a unit is no variable"), at: 0..<0)
    }
    let variable = try Variables.read(name, Domain.trimmed(text))
    let place = all.firstIndex { $0.name == name }
    if let place { all.remove(at: place) }
    for case .named(let dimension) in variable.dimensions where self[dimension] == nil {
      all.append(
        Variable(
          name: dimension, dimensions: [], domain: try Domain("positive integer"),
          text: "positive integer"))
    }
    all.insert(variable, at: min(place ?? all.count, all.count))
  }

  /// The variables with another domain for one of them.
  func replacing(domainOf name: String, by domain: Domain) -> Variables {
    var changed = self
    if let place = all.firstIndex(where: { $0.name == name }) {
      changed.all[place] = Variable(
        name: name, dimensions: all[place].dimensions, domain: domain, text: domain.text)
    }
    return changed
  }

  private static func read(_ name: String, _ text: String) throws(FormulaError) -> Variable {
    for (word, count) in [("vector", 1), ("matrix", 2)] where text.hasPrefix(word) {
      guard let open = text.firstIndex(of: "("), let close = text.firstIndex(of: ")"),
        Domain.trimmed(text[..<open]) == word, open < close
      else { throw notADeclaration(text) }
      let items = text[text.index(after: open)..<close].split(
        separator: ",", omittingEmptySubsequences: false)
      guard items.count == count else { throw notADeclaration(text) }
      var dimensions: [Dimension] = []
      for item in items { dimensions.append(try dimension(Domain.trimmed(item), of: text)) }
      let size = dimensions.reduce(1) { total, dimension in
        total.multipliedReportingOverflow(by: dimension.count ?? 1).partialValue
      }
      guard size <= mostEntries else { throw notADeclaration(text) }
      let rest = Domain.trimmed(text[text.index(after: close)...])
      guard rest.isEmpty || rest.hasPrefix("of ") else { throw notADeclaration(text) }
      let domain = try Domain(rest.isEmpty ? "real" : String(rest.dropFirst(3)))
      return Variable(name: name, dimensions: dimensions, domain: domain, text: text)
    }
    return Variable(name: name, dimensions: [], domain: try Domain(text), text: text)
  }

  private static func dimension(
    _ item: String, of text: String
  ) throws(FormulaError) -> Dimension {
    if let count = Int(item), count > 0, count <= mostEntries { return .fixed(count) }
    guard let first = item.first, first.isLetter, !Vocabulary.isReserved(item),
      item.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { throw notADeclaration(text) }
    return .named(item)
  }

  private static func notADeclaration(_ text: String) -> FormulaError {
    FormulaError(
      .unexpected(
        found: text, expected: "a domain such as real, (0, 1), vector(3), vector(d) or matrix(2, 2)"
      ),
      at: 0..<text.unicodeScalars.count)
  }
}
