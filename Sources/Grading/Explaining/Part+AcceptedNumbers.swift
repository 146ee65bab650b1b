import Exact
import Formulas

extension Part {
  /// The numbers that the rule accepts, with their exact ends, in sentences; none where answers are no single
  /// numbers.
  package var acceptedNumbers: [String] {
    guard kind == .number, case .scalar(let scalar)? = key?.value else { return [] }
    return (try? Fuel.limited(to: Limits.keyFuel) { try sentences(scalar) }) ?? []
  }

  private func sentences(_ value: Real) throws -> [String] {
    let scale: Real = try unit?.scale() ?? .one
    let key = scale.asRational == .one ? value : try (value / scale).recognised()
    let name = unit.map { " \($0.rawValue)" } ?? ""
    let fraction = key.asRational?.description ?? ""
    let isShort = !fraction.isEmpty && fraction.utf8.count <= 12
    let exact = "\(isShort ? fraction : bounds(key, key).text)\(name) exactly"
    func near(_ radius: Real) throws -> String {
      bounds(try key - radius, try key + radius).text
    }
    switch tolerance {
    case .absolute(let t): return ["\(try near(.rational(t)))\(name), ends included."]
    case .relative(let t):
      return ["\(try near(.rational(t) * key.absolute()))\(name), ends included."]
    case .exact: return [exact + "."]
    case .decimals, .exactlyDecimals, .significantDigits: break
    }
    if let rational = key.asRational, rational.isZero || (isSignificant && rational.isInteger) {
      return [exact + ": it has no roundings."]
    }
    let asked = try askedQuantum(key)
    let finest = try NumberJudge(part: self).finestQuantum(key)
    func cell(_ quantum: Rational) throws -> String {
      try near(.rational(quantum.scaled(byTwoToThe: -1)))
    }
    let few = "a decimal with no more digits than are asked for in \(try cell(asked))\(name)"
    if case .exactlyDecimals = tolerance { return ["A" + few.dropFirst() + "."] }
    return [
      exact + ", or " + few + ", or with many more in \(try cell(min(asked, finest)))."
    ]
  }

  private var isSignificant: Bool {
    if case .significantDigits = tolerance { true } else { false }
  }

  /// The unit of the last digit that is asked for.
  private func askedQuantum(_ key: Real) throws -> Rational {
    switch tolerance {
    case .decimals(let n), .exactlyDecimals(let n): try Rational(10).power(-n)
    case .significantDigits(let n): try Rational(10).power(key.decimalExponent() - n + 1)
    default: .zero
    }
  }

  private func bounds(_ lower: Real, _ upper: Real) -> Evidence.Bounds {
    let enclosed = Evidence(.rounding, lower, from: lower, to: upper).key
    return Evidence.Bounds(
      lower: Self.exact(lower) ?? enclosed.lower, upper: Self.exact(upper) ?? enclosed.upper)
  }

  /// A rational as it is, where that is short; a decimal that ends rather than a fraction.
  private static func exact(_ value: Real) -> String? {
    guard let rational = value.asRational else { return nil }
    let text = rational.terminatingDecimal ?? rational.description
    return text.utf8.count <= 40 ? text : nil
  }
}
