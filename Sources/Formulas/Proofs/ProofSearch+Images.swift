import Certificates
import Exact

// Functions of both sides that undo what is outermost in them: sines of angles, exponentials of logarithms, squares of
// roots.
extension ProofSearch {
  /// Functions of both sides, which lie where these take each value once.
  func images(of question: Certificate.Question) throws -> [Certificate.Reduction] {
    guard !hasImage else { return [] }
    let name = question.newName("t")
    let t = Certificate.Tree.name(name)
    let sides = [question.left, question.right]
    var found: [Certificate.Reduction] = []
    func add(_ function: Certificate.Tree, _ domain: Certificate.Domain) {
      found.append(.image(name, function, domain))
    }
    if sides.contains(where: { $0.hasTerm { $0.isInverseOfCircle } }),
      let half = try? Rational(1, over: 2)
    {
      func angles(_ low: Rational, _ high: Rational, _ isClosed: Bool) -> Certificate.Domain {
        .angles(
          ExtendedInterval(
            lower: .init(low, isIncluded: isClosed), upper: .init(high, isIncluded: isClosed)))
      }
      add(.apply(.cos, [t]), angles(.zero, .one, true))
      add(.apply(.sin, [t]), angles(-half, half, true))
      add(.apply(.tan, [t]), angles(-half, half, false))
      add(.apply(.cos, [.product([.number(2), t])]), angles(.zero, half, true))
    }
    if sides.contains(where: { $0.hasTerm { $0.isLogarithm } }) {
      for function in [Certificate.Function.exp, .sinh, .tanh] {
        add(.apply(function, [t]), .interval(.real))
      }
      add(.apply(.exp, [.product([.number(2), t])]), .interval(.real))
    }
    if sides.contains(where: { $0.hasFactor { $0.isSquareRoot } }) {
      add(.power(t, .number(2)), .interval(.nonnegative))
    }
    return found
  }
}

extension Certificate.Question {
  /// A name that nothing in the question has.
  func newName(_ start: String) -> String {
    let used = left.allNames.union(right.allNames).union(variables.map(\.name))
      .union(families.map(\.name))
    var name = start
    while used.contains(name) { name += "_" }
    return name
  }
}

extension Certificate.Tree {
  /// Whether the tree is a sum of multiples of which one is of a kind.
  fileprivate func hasTerm(_ isOfKind: (Certificate.Tree) -> Bool) -> Bool {
    if isOfKind(self) { return true }
    return switch self {
    case .sum(let items), .product(let items): items.contains { $0.hasTerm(isOfKind) }
    case .negative(let a), .quotient(let a, _): a.hasTerm(isOfKind)
    case .difference(let a, let b): a.hasTerm(isOfKind) || b.hasTerm(isOfKind)
    default: false
    }
  }

  /// Whether the tree is a product or a quotient, or a sum of some, of which one factor is of a kind.
  fileprivate func hasFactor(_ isOfKind: (Certificate.Tree) -> Bool) -> Bool {
    if case .quotient(_, let b) = self, b.hasTerm(isOfKind) { return true }
    return hasTerm(isOfKind)
  }

  fileprivate var isInverseOfCircle: Bool {
    if case .apply(let function, _) = self { return [.asin, .acos, .atan].contains(function) }
    return false
  }

  fileprivate var isLogarithm: Bool { if case .apply(.log, _) = self { true } else { false } }

  fileprivate var isSquareRoot: Bool {
    switch self {
    case .apply(.sqrt, _): true
    case .power(_, let exponent): exponent.constant.map { !$0.isInteger } ?? false
    default: false
    }
  }
}
