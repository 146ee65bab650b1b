import Exact
import Formulas

/// The finite set that one name is drawn from.
struct DrawnSet: Sendable {
  /// What the entries of a value are.
  enum Content: Sendable, Equatable {
    /// Each entry is one of these numbers, whatever the others are; ascending, none twice.
    case entries([Rational])
    /// All entries together are one of these rows.
    case rows([[Rational]])
  }

  /// The name that is drawn.
  let name: String
  /// Nothing for a number, the length of a vector, rows and columns of a matrix.
  let shape: [Int]
  let content: Content

  /// How many entries a value has.
  var entryCount: Int { shape.reduce(1, *) }

  /// The choices that make a value: how many there are for each of them.
  var choices: [Int] {
    switch content {
    case .entries(let numbers): Array(repeating: numbers.count, count: entryCount)
    case .rows(let rows): [rows.count]
    }
  }

  /// The value that some choices make.
  ///
  /// - Parameter indices: one for each of `choices`.
  func number(_ indices: ArraySlice<Int>) -> Variant.Number {
    switch content {
    case .entries(let numbers):
      Variant.Number(name: name, shape: shape, entries: indices.map { numbers[$0] })
    case .rows(let rows):
      Variant.Number(name: name, shape: shape, entries: rows[indices.first ?? 0])
    }
  }

  /// Whether a value is in the set.
  func contains(_ number: Variant.Number) -> Bool {
    guard number.shape == shape else { return false }
    switch content {
    case .entries(let numbers): return number.entries.allSatisfy(numbers.contains)
    case .rows(let rows): return rows.contains(number.entries)
    }
  }
}

/// Why a text declares no finite set.
public enum DrawnSetError: Error, Sendable {
  /// The text cannot be read.
  case formula(FormulaError)
  /// The set has infinitely many numbers, or it cannot be listed.
  case notFinite
  /// Some of its numbers are no rationals.
  case notRational
  /// The steps do not reach the end that is written.
  case unreachedEnd(last: Rational, end: Rational)
  /// The set has more values than can be listed.
  case tooMany(Int)
}

extension DrawnSet {
  /// The most numbers of a set.
  static let mostNumbers = 1000

  /// Reads a finite domain: `{2, 3, 5}`, `1 .. 6`, `0.05 .. 0.40 by 0.05`, `vector(3) of -3 .. 3`,
  /// `matrix(2, 2) of {-1, 1}`, `distribution(3) by 1/10`.
  init(_ name: String, _ text: String) throws(DrawnSetError) {
    self.name = name
    if text.trimmed.hasPrefix("distribution") {
      let (length, parts) = try Self.distribution(text.trimmed)
      shape = [length]
      content = .rows(try Self.distributions(length, parts))
      return
    }
    var variables = Variables()
    do {
      try variables.declare(name, text)
    } catch {
      throw .formula(error)
    }
    guard let variable = variables[name], !variable.isFamily else { throw .notFinite }
    shape = variable.dimensions.compactMap(\.count)
    content = .entries(try Self.numbers(of: variable.domain))
  }

  /// All numbers of a finite domain, ascending.
  private static func numbers(of domain: Domain) throws(DrawnSetError) -> [Rational] {
    let isList = domain.text.hasPrefix("{")
    guard isList || domain.text.contains("..") else { throw .notFinite }
    let numbers = domain.points(mostNumbers).sorted()
    guard isList else {
      guard let last = numbers.last, let end = domain.range.upper.value else { throw .notFinite }
      if last == end { return numbers }
      throw numbers.count >= mostNumbers
        ? .tooMany(mostNumbers) : .unreachedEnd(last: last, end: end)
    }
    let count = domain.text.split(separator: ",").count
    guard count <= mostNumbers else { throw .tooMany(mostNumbers) }
    guard numbers.count == count else { throw .notRational }
    return numbers.enumerated().filter { $0 == 0 || numbers[$0 - 1] != $1 }.map(\.element)
  }

  /// The length, and the number of parts into which 1 is cut, of `distribution(3) by 1/10`.
  private static func distribution(_ text: String) throws(DrawnSetError) -> (Int, Int) {
    let pieces = text.split(separator: ")", maxSplits: 1).map(\.trimmed)
    let head = pieces.first?.split(separator: "(").map(\.trimmed) ?? []
    guard head.count == 2, head[0] == "distribution", let length = Int(head[1]), length > 0,
      pieces.count == 2, pieces[1].hasPrefix("by "),
      let step = try? Rational(pieces[1].dropFirst(3).trimmed), step.signum > 0,
      let count = try? step.reciprocal(), count.isInteger, let parts = count.numerator.asInt,
      parts <= mostNumbers, length <= mostNumbers
    else { throw .notFinite }
    return (length, parts)
  }

  /// All ways to cut 1 into parts of one size and to give them to so many entries, in lexicographic order.
  private static func distributions(
    _ length: Int, _ parts: Int
  ) throws(DrawnSetError) -> [[Rational]] {
    var rows: [[Int]] = [[]]
    for place in 0..<length {
      var longer: [[Int]] = []
      for row in rows {
        let rest = parts - row.reduce(0, +)
        for part in (place == length - 1 ? rest : 0)...rest { longer.append(row + [part]) }
        guard longer.count <= mostNumbers else { throw .tooMany(mostNumbers) }
      }
      rows = longer
    }
    let part = (try? Rational(1, over: Integer(parts))) ?? .one
    return rows.map { row in row.map { Rational($0) * part } }
  }
}
