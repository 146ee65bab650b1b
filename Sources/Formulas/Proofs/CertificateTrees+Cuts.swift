import Certificates
import Exact

extension CertificateTrees {
  /// The numbers at which a formula may change its sign, or begin or end to have a value; nil where they are not
  /// all found.
  static func numbers(
    of formula: Expression, in name: String, _ variables: Variables
  ) throws -> [Cut]? {
    try Comparison.unlessUndecided { () -> [Cut]? in
      try ClosedFormField.withVariables { field in
        let finder = CutFinder(field, variables, in: name)
        try finder.add(formula)
        return finder.cuts
      }
    }
  }

  /// The cuts inside of a domain as trees, ascending; nil where one has no formula.
  static func cuts(_ cuts: [Cut], inside domain: Domain) throws -> [Certificate.Tree]? {
    var (lower, upper): (Cut?, Cut?) = (nil, nil)
    switch domain.set {
    case .interval(let from, let to, _, _):
      (lower, upper) = (from.map { Cut($0) }, to.map { Cut($0) })
    case .integers(let from): lower = from.map { Cut($0) }
    case .real, .finite, .steps: break
    }
    var trees: [Certificate.Tree] = []
    for piece in try CutLine(cuts, on: Domain("real")).pieces {
      guard case .at(let cut) = piece else { continue }
      if let lower, try cut.order(lower) != .greater { continue }
      if let upper, try cut.order(upper) != .less { continue }
      var writing = CertificateTrees()
      guard let formula = cut.expression, let tree = writing.tree(of: formula) else { return nil }
      trees.append(tree)
    }
    return trees
  }
}

extension Expression {
  /// The sines and cosines in it, and of each angle the other one.
  var waves: [Expression] {
    let inner = children.flatMap(\.waves)
    guard case .call(let name, let arguments) = kind, name == "sin" || name == "cos" else {
      return inner
    }
    return inner + ["sin", "cos"].map { Expression(.call($0, arguments)) }
  }
}
