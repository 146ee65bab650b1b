import Certificates
import Exact

// What equality comes down to where parts of the formulas are equal, or have values on a part of the domain alone.
extension ProofSearch {
  /// The most parts of one side that are compared with those of the other one.
  private static let mostParts = 48
  /// The most replacements that are tried for one question.
  private static let mostReplacements = 4
  /// The bits to which parts are compared.
  static let precision = 96

  /// The largest part of an interval outside of which one side has no value, where that is found to be less.
  func narrowing(
    of question: Certificate.Question, _ variables: [Certificate.Variable]
  ) throws -> Certificate.Reduction? {
    let guarded = question.left.guarded + question.right.guarded
    guard !guarded.isEmpty else { return nil }
    for variable in variables {
      guard case .interval(let whole) = variable.domain else { continue }
      let name = variable.name
      var places: Set<Rational> = []
      for tree in guarded where Set(tree.names) == [name] {
        places.formUnion(try Self.zeros(of: tree, in: name))
      }
      func isUndefined(_ lower: ExtendedInterval.End, _ upper: ExtendedInterval.End) throws -> Bool
      {
        let piece = question.with(
          name, in: .interval(ExtendedInterval(lower: lower, upper: upper)))
        return try Self.fueled { try piece.isNowhereDefined() } ?? false
      }
      let inside = places.filter { whole.contains($0) }.sorted()
      var (lower, upper) = (whole.lower, whole.upper)
      for place in inside {
        let end = [true, false].map { ExtendedInterval.End(place, isIncluded: $0) }
        guard let cut = try end.first(where: { try isUndefined(lower, $0) }) else { break }
        lower = ExtendedInterval.End(place, isIncluded: !cut.isIncluded)
      }
      for place in inside.reversed() {
        if let low = lower.value, place <= low { break }
        let end = [true, false].map { ExtendedInterval.End(place, isIncluded: $0) }
        guard let cut = try end.first(where: { try isUndefined($0, upper) }) else { break }
        upper = ExtendedInterval.End(place, isIncluded: !cut.isIncluded)
      }
      let narrow = ExtendedInterval(lower: lower, upper: upper)
      if narrow != whole { return .within(name, .interval(narrow)) }
    }
    return nil
  }

  /// The most radicands that are tried for one question.
  private static let mostRadicands = 2

  /// Radicands of several names, or of whole ones, that tell corners by not being below 0.
  func radicands(of question: Certificate.Question) -> [Certificate.Reduction] {
    guard question.left.hasCorners || question.right.hasCorners else { return [] }
    var found: [Certificate.Reduction] = []
    for tree in question.left.guarded + question.right.guarded
    where found.count < Self.mostRadicands && !tree.hasCorners && !found.contains(.radicand(tree)) {
      let names = Set(tree.freeNames)
      let isLine =
        names.count == 1
        && names.allSatisfy {
          if case .interval? = question.variable($0)?.domain { true } else { false }
        }
      // On an interval the narrower one says as much.
      if !isLine, !names.isEmpty { found.append(.radicand(tree)) }
    }
    return found
  }

  /// A new variable for a tree in the only variable, such as x − 2, that both sides are functions of.
  func commonQuantity(of question: Certificate.Question) throws -> Certificate.Reduction? {
    // Of a linear tree on a part of the line less would be known than of the variable itself, where its ends are rounded.
    guard question.families.isEmpty, question.names.count == 1, let name = question.names.first,
      question.variable(name)?.domain == .interval(.real)
    else { return nil }
    var parts: [Certificate.Tree] = []
    question.left.collectParts(&parts, inSums: false)
    let new = question.newName("t")
    for part in parts where part.slope(in: name).map({ !$0.isZero }) ?? false {
      let sides = [question.left, question.right].map { $0.replacing(part, by: .name(new)) }
      guard sides.allSatisfy({ !$0.freeNames.contains(name) }) else { continue }
      return try Self.fueled { try question.range(of: part) }.map {
        .naming(new, part, .interval($0))
      }
    }
    return nil
  }

  /// Exponentials apart from other factors, where there are any.
  func exponents(of question: Certificate.Question) throws -> Certificate.Reduction? {
    let count = try Self.fueled {
      try question.left.splitByExponent().exponents.count
        + question.right.splitByExponent().exponents.count
    }
    return (count ?? 0) > 0 ? .exponents : nil
  }

  /// The most parts that get names of their own for one question.
  private static let mostNames = 2

  /// New variables for the largest parts that stand on both sides.
  func namings(of question: Certificate.Question) throws -> [Certificate.Reduction] {
    var found: [Certificate.Tree] = []
    question.left.collectParts(&found, inSums: true)
    let names = Set(question.variables.map(\.name))
    let held = try question.right.heldParts()
    var seen: Set<Certificate.Tree> = []
    let common = found.filter {
      seen.insert($0).inserted && $0 != question.left && held.contains($0)
        && !$0.freeNames.isEmpty && names.isSuperset(of: $0.freeNames)
    }
    let ordered = common.map { ($0, $0.extent.nodes) }.sorted { $0.1 > $1.1 }
    let name = question.newName("t")
    return try ordered.prefix(Self.mostNames).compactMap { tree, _ in
      try Self.fueled { try question.range(of: tree) }.map {
        .naming(name, tree, .interval($0))
      }
    }
  }

  /// Parts of both sides that have the same values, as far as is seen: the smallest first.
  func replacements(
    of question: Certificate.Question
  ) throws -> [Certificate.Reduction] {
    guard question.families.isEmpty else { return [] }
    let points = (0..<2).compactMap { question.genericPoint($0) }
    guard points.count == 2 else { return [] }
    let names = Set(question.variables.map(\.name))
    func parts(
      _ tree: Certificate.Tree, _ other: Certificate.Tree, inSums: Bool
    ) throws -> [Certificate.Tree] {
      var found: [Certificate.Tree] = []
      tree.collectParts(&found, inSums: inSums)
      let held = try other.heldParts()
      var seen: Set<Certificate.Tree> = [tree]
      return Array(
        found.filter {
          seen.insert($0).inserted && !held.contains($0) && names.isSuperset(of: $0.freeNames)
        }.prefix(Self.mostParts))
    }
    let left = try parts(question.left, question.right, inSums: false)
    let right = try parts(question.right, question.left, inSums: true)
    guard !left.isEmpty, !right.isEmpty else { return [] }
    // What u is multiplied by to be v, where that is the same at both points.
    var pairs = left.flatMap { u in right.map { (u: u, v: $0, factor: Rational?.none) } }
      .filter { !$0.u.isRational || !$0.v.isRational }
    for point in points {
      var values: [Certificate.Tree: Real] = [:]
      for tree in left + right where values[tree] == nil {
        values[tree] = try tree.value(at: point)
      }
      pairs = try pairs.compactMap { pair in
        guard let x = values[pair.u], let y = values[pair.v],
          let factor = try pair.factor ?? Self.factor(of: y, over: x),
          try !Comparison.areApart(.rational(factor) * x, y, [Self.precision])
        else { return nil }
        return (pair.u, pair.v, factor)
      }
    }
    let ordered = pairs.map { pair -> (Certificate.Reduction, Int) in
      let factor = pair.factor ?? .one
      let u = factor == .one ? pair.u : .product([.number(factor), pair.u])
      return (.replacement(u, for: pair.v), u.extent.nodes + pair.v.extent.nodes)
    }
    return ordered.sorted { $0.1 < $1.1 }.prefix(Self.mostReplacements).map(\.0)
  }

  /// The simple number that one value is of another one; nil where it is none.
  private static func factor(of y: Real, over x: Real) throws -> Rational? {
    guard let ratio = try? (y / x).enclosureIfTold(workingPrecision: Self.precision) else {
      return nil
    }
    let simplest = Rational.simplest(between: ratio.lower.rational, and: ratio.upper.rational)
    return simplest.numerator.magnitude <= 12 && simplest.denominator <= 12 && !simplest.isZero
      ? simplest : nil
  }
}

extension Certificate.Question {
  /// Values of the variables at which hardly anything is equal by chance; nil where a domain has none of them.
  func genericPoint(_ number: Int) -> [String: Rational]? {
    let candidates = [
      (5, 7), (13, 11), (3, 10), (17, 5), (2, 9), (29, 8), (-4, 9), (-13, 6), (3, 1), (5, 1),
      (4, 1), (7, 1), (2, 1), (1, 1), (0, 1), (-3, 1),
    ].compactMap { try? Rational($0.0, over: Integer($0.1)) }
    var point: [String: Rational] = [:]
    for (place, variable) in variables.enumerated() {
      let possible = candidates.filter { variable.domain.contains($0) }
      guard !possible.isEmpty else { return nil }
      point[variable.name] = possible[(place + 2 * number) % possible.count]
    }
    return point
  }
}

extension Certificate.Tree {
  /// What has to be at least 0, or above, for the tree to have a value.
  fileprivate var guarded: [Certificate.Tree] {
    let inner = children.flatMap(\.guarded)
    switch self {
    case .apply(.sqrt, let items), .apply(.log, let items), .apply(.log2, let items),
      .apply(.log10, let items):
      return inner + items
    case .apply(.asin, let items), .apply(.acos, let items):
      let one = Certificate.Tree.number(.one)
      return inner + items.flatMap { [.difference(one, $0), .sum([one, $0])] }
    case .power(let base, let exponent):
      return exponent.constant.map { $0.isInteger } ?? true ? inner : inner + [base]
    default: return inner
    }
  }

  /// Adds the tree and all its parts but numbers and names, the outer ones first.
  fileprivate func collectParts(_ found: inout [Certificate.Tree], inSums: Bool) {
    switch self {
    case .number, .name, .pi, .entry: return
    case .series, .indexedProduct:
      found.append(self)
      if !inSums { return }
    default: found.append(self)
    }
    for child in children { child.collectParts(&found, inSums: inSums) }
  }

  /// All parts that the tree holds but numbers and names, which are looked up without a walk for each.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  fileprivate func heldParts() throws -> Set<Certificate.Tree> {
    var found: [Certificate.Tree] = []
    collectParts(&found, inSums: false)
    // A part is read once for each that it stands in.
    for part in found { try Fuel.spend(Self.costOfNode * part.extent.nodes) }
    return Set(found)
  }

  /// What it costs to read a node.
  private static let costOfNode = 8

  /// Whether the tree is made of numbers, names and arithmetic alone.
  fileprivate var isRational: Bool {
    switch self {
    case .apply, .series, .indexedProduct, .pi: false
    case .power(let base, let exponent):
      base.isRational && exponent.constant.map { $0.isInteger } ?? false
    default: children.allSatisfy(\.isRational)
    }
  }
}
