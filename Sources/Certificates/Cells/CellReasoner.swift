import Exact

/// Tells what corners come to where some trees have certain signs, by linear arithmetic.
///
/// The monomials of what a tree expands to are taken for numbers of which no more is known than their ranges and a few
/// inequalities. What is said of a cell holds at each point of the domains at which both sides have values and the
/// trees have the signs of the cell: a tree expands to a quotient that is its value wherever it has one.
final class CellReasoner {
  typealias Tree = Certificate.Tree

  /// The most cells that are looked at.
  private static let mostCells = 128

  /// The trees whose signs tell cells apart.
  let trees: [Tree]
  let numbers: CellNumbers
  /// The arithmetic that trees are, with the trees as divisors.
  private let forms: SignForms
  /// That each tree is at least 0.
  private var inequalities: [LinearInequality] = []
  /// Forms whose signs would tell what corners are that were left as they are.
  private(set) var open: [Tree] = []
  /// The signs of forms that were asked for, by the cell.
  private var known: [Cell: [LinearInequality: Signs]] = [:]

  /// - Throws: `CertificateError.reduction` where a tree is no polynomial in names and functions.
  init(_ question: Certificate.Question, _ trees: [Tree]) throws(CertificateError) {
    self.trees = trees
    numbers = try CellNumbers(question)
    forms = SignForms(question.variables, question.families, given: trees)
    for tree in trees {
      guard let inequality = try numbers.form(of: tree), !inequality.terms.isEmpty else {
        throw .reduction(.form(expected: "trees that are polynomials in names and functions"))
      }
      inequalities.append(inequality)
    }
  }

  // MARK: Cells

  /// Which of the trees are at least 0, and which at most 0.
  typealias Cell = [Bool]

  /// All cells but those that are shown to hold no point: every point at which the trees have values is in one.
  ///
  /// - Throws: `CertificateError.tooLarge`.
  func cells() throws(CertificateError) -> [Cell] {
    var cells: [Cell] = [[]]
    for _ in trees {
      var next: [Cell] = []
      for cell in cells {
        for isNonnegative in [true, false] {
          let half = cell + [isNonnegative]
          if try !numbers.areContradictory(rows(of: half)) { next.append(half) }
        }
      }
      guard next.count <= Self.mostCells else { throw .tooLarge(.cases, limit: Self.mostCells) }
      cells = next
    }
    return cells
  }

  private func rows(of cell: Cell) -> [LinearInequality] {
    zip(cell, inequalities).map { isNonnegative, row in isNonnegative ? row : row.negated }
  }

  // MARK: Corners

  /// A tree without the corners that lie on one side in a cell, outside of sums and products over an index.
  ///
  /// The recursion is as deep as the tree.
  func resolved(_ tree: Tree, in cell: Cell) throws(CertificateError) -> Tree {
    guard tree.hasCorners, tree.boundIndex == nil else { return tree }
    try Work.spend(Work.term)
    let inner = try tree.mappingParts { (part) throws(CertificateError) in
      try resolved(part, in: cell)
    }
    if let base = inner.rootOfSquare { return try magnitude(of: base, in: cell) ?? inner }
    guard case .apply(let function, let items) = inner else { return inner }
    switch function {
    case .abs: return try magnitude(of: items[0], in: cell) ?? inner
    case .relu:
      let signs = try cornerSigns(of: items[0], in: cell)
      if signs.isSubset(of: .nonnegative) { return items[0] }
      return signs.isSubset(of: .nonpositive) ? .number(.zero) : inner
    case .max, .min:
      let signs = try cornerSigns(of: .difference(items[0], items[1]), in: cell)
      let isMax = function == .max
      if signs.isSubset(of: .nonnegative) { return isMax ? items[0] : items[1] }
      return signs.isSubset(of: .nonpositive) ? isMax ? items[1] : items[0] : inner
    default: return inner
    }
  }

  private func magnitude(of tree: Tree, in cell: Cell) throws(CertificateError) -> Tree? {
    let signs = try cornerSigns(of: tree, in: cell)
    if signs.isSubset(of: .nonnegative) { return tree }
    return signs.isSubset(of: .nonpositive) ? .negative(tree) : nil
  }

  /// The signs, 0 among them, that a tree may have in a cell.
  ///
  /// That of f(a) − f(b) is that of a − b for a function f that rises wherever it is defined.
  private func cornerSigns(of tree: Tree, in cell: Cell) throws(CertificateError) -> Signs {
    guard !tree.hasSeries else { return .all }
    let tree = tree.withoutRisingFunction
    if let form = try numbers.linearForm(of: tree) {
      let signs = try self.signs(of: form, in: cell)
      if signs == .all, !tree.hasCorners { try note(form) }
      return signs
    }
    guard let products = try forms.products(of: tree) else { return .all }
    var signs = Signs.positive
    for product in products {
      signs = signs.multiplied(by: try self.signs(of: product, in: cell, isLeaf: !tree.hasCorners))
    }
    return signs
  }

  /// - Parameter isLeaf: whether factors whose signs are open are noted.
  private func signs(
    of product: SignForms.Product, in cell: Cell, isLeaf: Bool
  ) throws(CertificateError) -> Signs {
    var signs = Signs(of: product.constant)
    func multiply(_ form: LinearInequality?) throws(CertificateError) {
      guard let form else {
        signs = .all
        return
      }
      let own = try self.signs(of: form, in: cell)
      if own == .all, isLeaf { try note(form) }
      signs = signs.multiplied(by: own)
    }
    for (tree, exponent) in product.factors {
      if exponent.isInteger, exponent.numerator.isOdd {
        try multiply(numbers.form([(.one, [(tree, .one)])]))
      } else {
        // Powers that are not whole are those of what is not negative.
        signs = signs.multiplied(by: .nonnegative)
      }
    }
    for (number, count) in product.given {
      let own: Signs = cell[number] ? .nonnegative : .nonpositive
      signs = signs.multiplied(by: own.power(isOdd: count % 2 == 1))
    }
    if !product.terms.isEmpty { try multiply(numbers.form(product.terms)) }
    return signs
  }

  /// The signs of a linear form: not below 0 where it cannot be below 0 in the cell.
  private func signs(
    of form: LinearInequality, in cell: Cell
  ) throws(CertificateError) -> Signs {
    if let signs = known[cell]?[form] { return signs }
    let signs = try soughtSigns(of: form, in: cell)
    known[cell, default: [:]][form] = signs
    return signs
  }

  private func soughtSigns(
    of form: LinearInequality, in cell: Cell
  ) throws(CertificateError) -> Signs {
    let rows = rows(of: cell)
    if try numbers.areContradictory(rows + [form.opposite]) { return .nonnegative }
    return try numbers.areContradictory(rows + [form.negated.opposite]) ? .nonpositive : .all
  }

  // MARK: Open signs

  private func note(_ form: LinearInequality) throws(CertificateError) {
    for tree in try numbers.splittingTrees(of: form) where !open.contains(tree) {
      open.append(tree)
    }
  }
}

extension Certificate.Tree {
  /// For f(a) − f(b) with a function that rises strictly wherever it is defined a − b; other trees as they are.
  ///
  /// It has the same sign, and a value wherever the tree has one.
  fileprivate var withoutRisingFunction: Certificate.Tree {
    var tree = self
    while case .difference(let a, let b)? = tree.asDifference {
      switch (a, b) {
      case (.apply(let f, let x), .apply(let g, let y)) where f == g && x.count == 1 && f.rises:
        tree = .difference(x[0], y[0])
      case (.power(let x, let p), .power(let y, let q)) where p == q:
        // What has a power that is not whole is not negative.
        guard let exponent = p.constant, exponent.signum > 0, !exponent.isInteger else {
          return tree
        }
        tree = .difference(x, y)
      default: return tree
      }
    }
    return tree
  }

  /// a − b for a − b, a + (−b) and (−b) + a.
  private var asDifference: Certificate.Tree? {
    switch self {
    case .difference: return self
    case .sum(let items) where items.count == 2:
      if case .negative(let b) = items[1] { return .difference(items[0], b) }
      if case .negative(let b) = items[0] { return .difference(items[1], b) }
      return nil
    default: return nil
    }
  }
}
