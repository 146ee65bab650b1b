import Exact
import Formulas

/// What a wrong formula would be right with: small changes, each decided exactly.
enum CompareHint {
  /// A sentence about a difference, with the change that explains it where one does.
  static func reason(
    _ comparison: Comparison, _ k: Value<Expression>, _ a: Value<Expression>, _ sentence: String
  ) throws -> String {
    for (change, text) in try changes(k) {
      guard case .equal? = try comparison.decide(a, change) else { continue }
      return sentence.dropLast() + ": " + text + "."
    }
    return sentence
  }

  /// The wrong values that are looked for.
  private static func changes(
    _ k: Value<Expression>
  ) throws -> [(value: Value<Expression>, text: String)] {
    var found: [(Value<Expression>, String)] = []
    func add(_ text: String, _ change: (Expression) throws -> Expression) {
      if let value = try? k.map(change) { found.append((value, text)) }
    }
    let two = Expression(2)
    add("it is right up to the sign") { try -$0 }
    add("it is twice the right value") { try two * $0 }
    add("it is half the right value") { try $0 / two }
    add("it is the reciprocal of the right value") { try .one / $0 }
    add("it is 100 times the right value: per cent?") { try Expression(100) * $0 }
    add("it is a hundredth of the right value: per cent?") { try $0 / Expression(100) }
    add("it seems to use log2 instead of log") { try $0 / Expression(2).log() }
    add("it seems to use log instead of log2") { try $0 * Expression(2).log() }
    add("it seems to use log10 instead of log") { try $0 / Expression(10).log() }
    add("it is the right value squared") { try $0 * $0 }
    add("it is the square root of the right value") { try $0.sqrt() }
    add("it is in degrees, not in radians") { try $0 * Expression(180) / .pi }
    if case .matrix(let matrix) = k {
      found.append((.matrix(matrix.transposed()), "it is the transpose of the right value"))
    }
    if case .vector(let entries) = k, entries.count > 1 {
      found.append((.vector(entries.reversed()), "the entries are in the reverse order"))
    }
    if case .scalar(let value) = k, case .sum(let terms) = value.kind,
      (2...12).contains(terms.count)
    {
      for index in terms.indices {
        var rest = terms
        let lost = rest.remove(at: index)
        found.append(
          (.scalar(Expression(.sum(rest))), "the term \(lost.expression.text) is missing"))
        var turned = terms
        turned[index] = .init(isSubtracted: !lost.isSubtracted, lost.expression)
        found.append(
          (.scalar(Expression(.sum(turned))), "the term \(lost.expression.text) has the wrong sign")
        )
      }
    }
    return found
  }
}
