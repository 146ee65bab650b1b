import Exact
import Formulas

/// All variants of an exercise: the sets that names are drawn from, and what must hold.
public struct VariantSpace: Sendable {
  /// A condition of the file.
  struct Condition: Sendable {
    /// The statement as it was written.
    let text: String
    let statement: Expression
    /// The names of given formulas and keys that it needs, each behind those that it needs itself.
    let needs: [String]
  }

  /// The sets, in the order of the file.
  let sets: [DrawnSet]
  let conditions: [Condition]
  /// The given formulas and keys that conditions need.
  let formulas: [String: Expression]
  /// The given values that are no formulas.
  let constants: [String: Value<Real>]

  /// The names that are drawn, in the order of the file.
  public var names: [String] { sets.map(\.name) }

  /// How many variants there would be without conditions; `Int.max` if more.
  public var size: Int {
    sets.flatMap(\.choices).reduce(1) { product, count in
      let (next, isLarger) = product.multipliedReportingOverflow(by: count)
      return isLarger ? Int.max : next
    }
  }

  // MARK: Membership

  /// Why some numbers are not a variant.
  public enum Mismatch: Error, Sendable, Hashable {
    /// A drawn name has no number.
    case missing(String)
    /// A name is not drawn here.
    case unknown(String)
    /// The number of a name is not in the set that it is drawn from.
    case outside(String)
    /// A condition does not hold.
    case condition(String)

    /// The name that is at fault; nil for a condition.
    var name: String? {
      switch self {
      case .missing(let name), .unknown(let name), .outside(let name): name
      case .condition: nil
      }
    }
  }

  /// Numbers in the order of the file, if they are a variant: each in its set, and all conditions hold.
  ///
  /// - Throws: `Mismatch`, the first in the order of the file.
  public func checked(_ variant: Variant) throws(Mismatch) -> Variant {
    for number in variant.numbers where !sets.contains(where: { $0.name == number.name }) {
      throw .unknown(number.name)
    }
    var numbers: [Variant.Number] = []
    for set in sets {
      guard let number = variant.numbers.first(where: { $0.name == set.name }) else {
        throw .missing(set.name)
      }
      guard set.contains(number) else { throw .outside(set.name) }
      numbers.append(number)
    }
    let ordered = Variant(numbers: numbers)
    if let condition = failing(ordered) { throw .condition(condition.text) }
    return ordered
  }

  /// Whether all conditions hold; one that has no value or cannot be decided does not.
  func satisfiesConditions(_ variant: Variant) -> Bool { failing(variant) == nil }

  private func failing(_ variant: Variant) -> Condition? {
    guard !conditions.isEmpty else { return nil }
    var values = constants.merging(variant.values) { $1 }
    return conditions.first { condition in
      let holds = try? Fuel.limited(to: Limits.keyFuel) {
        for name in condition.needs where values[name] == nil {
          guard let formula = formulas[name] else { continue }
          values[name] = try formula.evaluate(values).map { try $0.recognised() }
        }
        guard case .truth(let truth) = try condition.statement.evaluate(values) else {
          return false
        }
        return truth
      }
      return holds != true
    }
  }

  /// The first condition that holds for none of the numbers that were tried, whatever the others do; nil if each
  /// holds for some.
  var neverHolds: String? {
    let tried = raw(atMost: 500)
    return conditions.first { condition in
      let alone = VariantSpace(
        sets: sets, conditions: [condition], formulas: formulas, constants: constants)
      return !tried.contains(where: alone.satisfiesConditions)
    }?.text
  }

  // MARK: Enumeration

  /// The largest space that is walked through.
  private static let mostWalked = 200_000

  /// Variants in the order of the file, the last name changing fastest and each set ascending.
  ///
  /// - Parameter count: the most variants that are wanted.
  /// - Returns: all variants if they are at most `count` and the space is at most 200,000 large; of more
  ///   in such a space some at equal distances; of a larger space draws by `draw/1` with the seeds 0, 1, 2 ….
  public func variants(atMost count: Int) -> VariantList {
    guard size <= Self.mostWalked else {
      return VariantList(variants: draws(atMost: count), isComplete: false)
    }
    let all = (0..<size).map(variant).filter(satisfiesConditions)
    if all.count <= count { return VariantList(variants: all, isComplete: true) }
    let spread = (0..<max(0, count)).map { all[$0 * all.count / count] }
    return VariantList(variants: spread, isComplete: false)
  }

  /// The first variant in that order; nil if none was found.
  var first: Variant? {
    guard size <= Self.mostWalked else { return draws(atMost: 1).first }
    return (0..<size).lazy.map(variant).first(where: satisfiesConditions)
  }

  /// Some numbers at equal distances, whether or not the conditions hold.
  func raw(atMost count: Int) -> [Variant] {
    let step = max(1, size / max(1, count))
    return (0..<min(size, count)).map { variant(at: $0 * step) }
  }

  /// Different variants that seeds from 0 on draw.
  private func draws(atMost count: Int) -> [Variant] {
    var found: [Variant] = []
    var seen: Set<Variant> = []
    for seed in 0..<UInt64(max(0, 2 * min(count, Self.mostWalked))) where found.count < count {
      guard let variant = DrawRule.variant(in: self, seed: seed) else { break }
      if seen.insert(variant).inserted { found.append(variant) }
    }
    return found
  }

  /// The numbers at a place, whether or not the conditions hold.
  func variant(at place: Int) -> Variant {
    var rest = place
    var indices: [Int] = []
    for count in sets.flatMap(\.choices).reversed() {
      indices.append(rest % count)
      rest /= count
    }
    return variant(choosing: indices.reversed())
  }

  /// The numbers that choices make, whether or not the conditions hold.
  ///
  /// - Parameter indices: for each set in the order of the file, one for each of its choices.
  func variant(choosing indices: [Int]) -> Variant {
    var start = 0
    let numbers = sets.map { set in
      let end = start + set.choices.count
      defer { start = end }
      return set.number(indices[start..<end])
    }
    return Variant(numbers: numbers)
  }
}

/// Variants of an exercise.
public struct VariantList: Sendable {
  /// The variants.
  public let variants: [Variant]
  /// Whether there are no others.
  public let isComplete: Bool
}
