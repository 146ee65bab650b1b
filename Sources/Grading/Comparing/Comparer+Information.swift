import Exact
import Formulas

// Amounts of information: bits are logarithms to the base 2, nats natural ones.
extension Comparer {
  /// What is decided about two values of which one has a unit of information and the other one has none, or a tolerance
  /// is allowed beside bits; nil for any others.
  ///
  /// What is written with logarithms to the base 2 is a number of bits. Of anything else nobody knows the unit: values
  /// that are equal without the one that is written are left to a person.
  func decideInformation() throws -> CompareFinding? {
    guard case .value(let k) = key.meaning, case .value(let a) = answer.meaning else { return nil }
    let (ofKey, ofAnswer) = (Self.unit(in: key.written), Self.unit(in: answer.written))
    guard let unit = ofKey ?? ofAnswer else { return nil }
    // The unit itself is log 2 nats. What is compared is in the unit of the key, as tolerances are, but for digits,
    // which are those that the answer has in its own unit.
    let bit = try Expression(2).log()
    if ofKey != nil, ofAnswer != nil {
      guard request.closeness != nil, ofKey == "bits" else { return nil }
      return try comparing(k.map { try $0 / bit }, a.map { try $0 / bit }).decideMeaning()
    }
    if ofKey == nil, key.written.isInBits {
      if ofAnswer == "nats", request.closeness?.field != "tolerance", request.closeness != nil {
        return try comparing(k.map { try $0 * bit }, a).decideMeaning()
      }
      return try comparing(k, a.map { try $0 / bit }).decideMeaning()
    }
    if ofAnswer == nil, answer.written.isInBits {
      return ofKey == "bits"
        ? try comparing(k.map { try $0 / bit }, a).decideMeaning()
        : try comparing(k, a.map { try $0 * bit }).decideMeaning()
    }
    let plain = try decideMeaning()
    guard plain.verdict == .wrong else { return plain }
    let side = ofKey == nil ? answer : key
    let number = side.written.substituting([unit: .one])
    guard let value = try? number.evaluate(scope.values, in: scope.variables),
      try comparing(ofKey == nil ? k : value, ofKey == nil ? value : a).decideMeaning().verdict
        == .right
    else { return plain }
    return CompareFinding(.undecided, Reason.undecided)
  }

  /// The same question about other values.
  private func comparing(_ k: Value<Expression>, _ a: Value<Expression>) -> Comparer {
    var (key, answer) = (key, answer)
    key.meaning = .value(k)
    answer.meaning = .value(a)
    return Comparer(request: request, scope: scope, key: key, answer: answer)
  }

  /// The unit of information in a formula; nil for none.
  private static func unit(in formula: Expression) -> String? {
    guard formula.contains(where: \.isInformation) else { return nil }
    return ["bits", "nats"].first(where: formula.mentions)
  }
}

extension Expression {
  /// Whether it is a unit of information.
  fileprivate var isInformation: Bool {
    if case .name(let name) = kind {
      name.utf8.count == 4 && (name == "bits" || name == "nats")
    } else {
      false
    }
  }

  /// Whether logarithms to the base 2 are taken in a formula, as `log2(x)` or as `log(x)/log(2)`.
  fileprivate var isInBits: Bool {
    switch kind {
    case .call("log2", _): return true
    case .product(let factors):
      let divides = factors.contains { factor in
        guard factor.isDivisor, case .call("log", let arguments) = factor.expression.kind else {
          return false
        }
        return arguments.count == 1 && arguments[0].asRational == 2
      }
      if divides { return true }
    default: break
    }
    return children.contains(where: \.isInBits)
  }
}
