import Exact

extension Certificate {
  /// What holds at some points of the domains and fails at others.
  ///
  /// Written as an S-expression: `(and (> x 0) (or (< x 1) (= x 2)))`. Where a side of a comparison has
  /// no value, the comparison fails. `(and)` always holds, `(or)` never.
  public indirect enum Statement: Hashable, Sendable {
    /// How two numbers compare.
    case comparison(Relation, Tree, Tree)
    /// All of several.
    case all([Statement])
    /// At least one of several.
    case any([Statement])

    /// How the left side compares with the right one.
    public enum Relation: String, Hashable, Sendable, CaseIterable {
      case equal = "="
      case unequal = "/="
      case less = "<"
      case lessOrEqual = "<="
      case greater = ">"
      case greaterOrEqual = ">="

      /// The signs that left − right may have.
      var signs: Signs {
        switch self {
        case .equal: .zero
        case .unequal: [.negative, .positive]
        case .less: .negative
        case .lessOrEqual: [.negative, .zero]
        case .greater: .positive
        case .greaterOrEqual: [.zero, .positive]
        }
      }
    }
  }

  /// Two statements that hold at the same points of the domains, and why.
  public struct Agreement: Hashable, Sendable {
    /// The first statement.
    public let left: Statement
    /// The second one.
    public let right: Statement
    /// Why they agree.
    public let reason: Reason

    /// Two statements with the reason why they hold at the same points.
    public init(_ left: Statement, _ right: Statement, _ reason: Reason) {
      self.left = left
      self.right = right
      self.reason = reason
    }

    /// Why two statements hold at the same points.
    ///
    /// | reason | because |
    /// |---|---|
    /// | `line x` with numbers `cut (sqrt 2)`, ascending | at each number, and everywhere between two of them, both hold or both fail |
    /// | `cases y` | the parts say so for each number of the finite domain |
    /// | `elimination x (- 3 y)` | both say that x is that tree, by an equation or by a part for each branch; the last part puts it in for x |
    /// | `inverse` | they are y = f(x) and x = g(y); the parts, x = g(f(x)) and y = f(g(y)) |
    /// | `image t (exp t) real` | the second compares that rising, or falling, function of the sides of the first; parts say so where it is not written |
    /// | `signs` with trees `sign (- x y)` | for all signs that the trees may have together, both hold or both fail |
    public enum Reason: Hashable, Sendable {
      /// The numbers of one variable, cut where something may change.
      case line(String, cuts: [Tree])
      /// Each number of a finite domain in place of a variable.
      case cases(String, [Certificate])
      /// A tree takes the place of a variable that it is by both statements.
      case elimination(String, Tree, [Certificate])
      /// Two equations of which each gives a variable in terms of the other one.
      case inverse([Certificate])
      /// A function of both sides, which rises or falls on a domain in which they lie.
      case image(String, Tree, Domain, [Certificate])
      /// The signs of some trees tell those of all sides.
      case signs([Tree])
    }
  }
}

extension Certificate.Statement {
  /// The statement as it is written in a certificate.
  var text: String {
    switch self {
    case .comparison(let relation, let a, let b): "(\(relation.rawValue) \(a.text) \(b.text))"
    case .all(let parts): "(and" + parts.map { " " + $0.text }.joined() + ")"
    case .any(let parts): "(or" + parts.map { " " + $0.text }.joined() + ")"
    }
  }

  /// The sides of all comparisons.
  var trees: [Certificate.Tree] {
    switch self {
    case .comparison(_, let a, let b): [a, b]
    case .all(let parts), .any(let parts): parts.flatMap(\.trees)
    }
  }

  /// The statement with a tree for a variable on all sides.
  package func substituting(_ name: String, _ tree: Certificate.Tree) -> Certificate.Statement {
    switch self {
    case .comparison(let relation, let a, let b):
      .comparison(relation, a.substituting(name, tree), b.substituting(name, tree))
    case .all(let parts): .all(parts.map { $0.substituting(name, tree) })
    case .any(let parts): .any(parts.map { $0.substituting(name, tree) })
    }
  }

  /// Whether the statement holds, from what is known of its comparisons; nil where that is not enough.
  func truth<E: Error>(
    _ comparison: (Relation, Certificate.Tree, Certificate.Tree) throws(E) -> Bool?
  ) throws(E) -> Bool? {
    switch self {
    case .comparison(let relation, let a, let b): return try comparison(relation, a, b)
    case .all(let parts):
      var result: Bool? = true
      for part in parts {
        guard let own = try part.truth(comparison) else {
          result = nil
          continue
        }
        if !own { return false }
      }
      return result
    case .any(let parts):
      var result: Bool? = false
      for part in parts {
        guard let own = try part.truth(comparison) else {
          result = nil
          continue
        }
        if own { return true }
      }
      return result
    }
  }
}

extension Certificate.Agreement {
  /// The lines behind the variables.
  var lines: [String] {
    var lines = ["left \(left.text)", "right \(right.text)"]
    switch reason {
    case .line(let name, let cuts):
      lines += ["by line \(name)"] + cuts.map { "cut \($0.text)" }
    case .cases(let name, _): lines.append("by cases \(name)")
    case .elimination(let name, let tree, _): lines.append("by elimination \(name) \(tree.text)")
    case .inverse: lines.append("by inverse")
    case .image(let name, let function, let domain, _):
      lines.append("by image \(name) \(function.text) \(domain.text)")
    case .signs(let trees): lines += ["by signs"] + trees.map { "sign \($0.text)" }
    }
    return lines
  }

  /// All trees that stand in it, but for those of parts.
  var trees: [(part: CertificateError.Part, tree: Certificate.Tree)] {
    var all: [(part: CertificateError.Part, tree: Certificate.Tree)] = []
    for tree in left.trees { all.append((.left, tree)) }
    for tree in right.trees { all.append((.right, tree)) }
    switch reason {
    case .line(_, let items), .signs(let items): for tree in items { all.append((.right, tree)) }
    case .elimination(_, let tree, _): all.append((.right, tree))
    case .cases, .inverse, .image: break
    }
    return all
  }

  /// The parts that stand behind the reason.
  var parts: [Certificate] {
    switch reason {
    case .cases(_, let parts), .elimination(_, _, let parts), .inverse(let parts),
      .image(_, _, _, let parts):
      parts
    case .line, .signs: []
    }
  }
}
