import Certificates
import Exact

// Corners of several formulas: the signs of a few trees tell them all.
extension ProofSearch {
  /// How deep maxima of maxima are nested at most, or minima of minima: of five numbers there are 120 orders.
  private static let mostNestedExtrema = 3

  /// The cells in which no corner is left open, as far as they are found.
  func cells(of question: Certificate.Question) throws -> Certificate.Reduction? {
    let extrema = question.left.extrema + question.right.extrema
    guard !extrema.isEmpty, extrema.allSatisfy({ $0.nestedExtrema <= Self.mostNestedExtrema }),
      let trees = try Self.fueled({ try question.treesOfCells() }) ?? nil
    else { return nil }
    return .cells(trees)
  }
}

extension Certificate.Question {
  /// Whether there are several corners, and names: pieces of one domain, or another variable, seldom tell them all.
  var hasCornersOfSeveralNames: Bool {
    let extrema = Set(left.extrema + right.extrema)
    return extrema.count > 1 && Set(extrema.flatMap(\.names)).count > 1
  }
}

extension Certificate.Tree {
  /// The magnitudes, positive parts, extrema and roots of squares of what is no number, outside of all sums over an
  /// index.
  fileprivate var extrema: [Certificate.Tree] {
    if case .series = self { return [] }
    if case .indexedProduct = self { return [] }
    let inner = children.flatMap(\.extrema)
    guard isExtremum, !freeNames.isEmpty || hasEntries else { return inner }
    return inner + [self]
  }

  private var isExtremum: Bool {
    switch self {
    case .apply(.max, _), .apply(.min, _), .apply(.abs, _), .apply(.relu, _): return true
    case .apply(.sqrt, let items):
      if case .power(_, .number(2)) = items[0] { return true }
      return false
    case .power(.power(_, .number(2)), let exponent):
      return exponent.constant?.scaled(byTwoToThe: 1) == .one
    default: return false
    }
  }

  /// How many maxima, or minima, stand in one another from here on.
  fileprivate var nestedExtrema: Int {
    guard case .apply(let function, let items) = self, function == .max || function == .min else {
      return 0
    }
    let inner = items.map { item in
      if case .apply(function, _) = item { return item.nestedExtrema }
      return 0
    }
    return 1 + (inner.max() ?? 0)
  }
}
