import Exact
import Formulas

// Amounts of information: bits are logarithms to the base 2, nats natural ones.
extension Comparer {
  /// What is decided about two numbers of which one has a unit of information and the other one has none; nil for any
  /// others.
  ///
  /// What is written with logarithms to the base 2 is a number of bits. Of anything else nobody knows the unit: numbers
  /// that are equal without the one that is written are left to a person.
  func decideInformation(
    _ k: Value<Expression>, _ a: Value<Expression>
  ) throws -> CompareFinding? {
    guard let wanted = k.scalar, let found = a.scalar else { return nil }
    let (ofKey, ofAnswer) = (Self.unit(in: key.written), Self.unit(in: answer.written))
    guard let unit = ofKey ?? ofAnswer, (ofKey == nil) != (ofAnswer == nil) else { return nil }
    // The unit itself is log 2 nats.
    let bit = try Expression(2).log()
    if ofKey == nil, key.written.mentions("log2") {
      return try decideEquality(.scalar(wanted * bit), a)
    }
    if ofAnswer == nil, answer.written.mentions("log2") {
      return try decideEquality(k, .scalar(found * bit))
    }
    let plain = try decideEquality(k, a)
    guard plain.verdict == .wrong else { return plain }
    let side = ofKey == nil ? answer : key
    let number = side.written.substituting([unit: .one])
    guard let value = try? number.evaluate(scope.values, in: scope.variables),
      case .equal? = try comparison.decide(value, ofKey == nil ? k : a)
    else { return plain }
    return CompareFinding(.undecided, Reason.undecided)
  }

  /// The unit of information in a formula; nil for none.
  private static func unit(in formula: Expression) -> String? {
    ["bits", "nats"].first(where: formula.mentions)
  }
}
