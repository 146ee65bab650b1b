import Certificates
import Exact

/// Writes the proof that two formulas are equal as the steps of a certificate.
///
/// The innermost function of either side is replaced by its canonical form, with the rule that allows
/// it, until nothing but arithmetic over atoms is left. Whether the steps are a proof is for the checker
/// of certificates to say.
final class ProofWriter {
  /// A root whose index is a multiple of that of a root of the same base before it.
  struct FinerRoot: Error {
    let base: String
    let index: Integer
  }

  /// The most times that a proof is begun again for a finer root.
  private static let mostRefinements = 6
  /// The most steps of a proof.
  private static let mostSteps = 400
  /// What it costs to look at a part of the sides in each step, in units of fuel.
  private static let costOfNode = 8

  let field: ClosedFormField
  private var left: Certificate.Tree
  private var right: Certificate.Tree
  private var steps: [Certificate.Step] = []
  var atoms: [Certificate.Atom] = []
  /// The forms of names: variables, atoms, indices.
  var forms: [String: ClosedForm] = [:]
  var families: [String: Int] = [:]
  /// The names of kernels, by what they are.
  var names: [Certificate.Tree: String] = [:]
  var trees: [Kernel: Certificate.Tree] = [:]
  /// The indices by name: each has a number of its own in the field, wherever its sum stands.
  private var indexNumbers: [String: Int] = [:]
  /// The indices of the sums around the place that is looked at.
  var around: [String] = []
  /// The index of the last sum that was taken, by its range.
  var rangeIndices: [String: String] = [:]
  /// The least numbers of the indices, where they are known.
  private var leastNumbers: [String: Rational] = [:]
  /// The roots of which others of the same base are powers: their indices, by base.
  var rootIndices: [String: Integer]
  /// Whether magnitudes are written as products with signs.
  private let writesSigns: Bool

  private init(
    _ field: ClosedFormField, _ question: Certificate.Question, rootIndices: [String: Integer],
    writesSigns: Bool
  ) throws {
    self.field = field
    self.rootIndices = rootIndices
    self.writesSigns = writesSigns
    left = question.left
    right = question.right
    field.mergesSums = false
    for variable in question.variables {
      let form = try field.variable(variable.domain.hull, isWhole: variable.domain.isWhole)
      forms[variable.name] = form
      if let kernel = form.kernels.first { trees[kernel] = .name(variable.name) }
      if case .angles(let multiples) = variable.domain {
        let pi = try field.pi
        if let low = multiples.lower.value {
          field.nonnegativeForms.append(try field.difference(form, field.scaled(pi, by: low)))
        }
        if let high = multiples.upper.value {
          field.nonnegativeForms.append(try field.difference(field.scaled(pi, by: high), form))
        }
      }
    }
    for family in question.families {
      families[family.name] = field.family(family.domain.hull)
    }
    noteLeastNumbers(in: question.left)
    noteLeastNumbers(in: question.right)
  }

  /// Notes where indices begin.
  private func noteLeastNumbers(in tree: Certificate.Tree) {
    switch tree {
    case .series(let index, .number(let least), _, _),
      .indexedProduct(let index, .number(let least), _, _):
      leastNumbers[index] = least
    default: break
    }
    for child in tree.children { noteLeastNumbers(in: child) }
  }

  /// The certificate that two formulas are equal; nil where the proof has no words in certificates.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  static func certificate(
    for question: Certificate.Question, rightFirst: Bool = false
  ) throws -> Certificate? {
    let found = try certificate(for: question, rightFirst: rightFirst, writesSigns: false)
    if found != nil { return found }
    // Where signs stand, |a| may be a·sign(a).
    guard question.left.holdsSign || question.right.holdsSign else { return nil }
    return try certificate(for: question, rightFirst: rightFirst, writesSigns: true)
  }

  private static func certificate(
    for question: Certificate.Question, rightFirst: Bool, writesSigns: Bool
  ) throws -> Certificate? {
    if isArithmetic(question.left), isArithmetic(question.right) {
      return SideResidues.differ(question.left, question.right, [])
        ? nil : certificate(for: question, [], [])
    }
    // As in `Comparison`: at first with angles and factors whole.
    var (metAngles, metFactors) = (false, false)
    for (splitsAngles, splitsFactors) in [(false, false), (true, false), (true, true)] {
      if splitsFactors ? !metFactors : splitsAngles && !metAngles { continue }
      var rootIndices: [String: Integer] = [:]
      var parts: ([Certificate.Atom], [Certificate.Step])?
      for _ in 0..<mostRefinements {
        do {
          let found = try ClosedFormField.withVariables {
            field -> ([Certificate.Atom], [Certificate.Step])? in
            field.splitsAngles = splitsAngles
            field.splitsFactors = splitsFactors
            field.closesSums = false
            defer {
              metAngles = metAngles || field.metAngles
              metFactors = metFactors || field.metFactors
            }
            let writer = try ProofWriter(
              field, question, rootIndices: rootIndices, writesSigns: writesSigns)
            try writer.run(rightFirst ? [.right, .left] : [.left, .right])
            // Steps that lead to two sides which differ need not be followed by the checker.
            if SideResidues.differ(writer.left, writer.right, writer.atoms) { return nil }
            return (writer.atoms, writer.steps)
          }
          parts = found ?? nil
          break
        } catch let finer as FinerRoot {
          rootIndices[finer.base] = finer.index
        }
      }
      guard let (atoms, steps) = parts, let certificate = certificate(for: question, atoms, steps)
      else { continue }
      return certificate
    }
    return nil
  }

  /// The certificate by some steps, if it holds.
  private static func certificate(
    for question: Certificate.Question, _ atoms: [Certificate.Atom], _ steps: [Certificate.Step]
  ) -> Certificate? {
    try? Certificate.checked(
      variables: question.variables, families: question.families, groups: question.groups,
      left: question.left, right: question.right, claim: .equal(atoms: atoms, steps: steps))
  }

  private func run(_ sides: [Certificate.Side]) throws {
    let nodes = left.extent.nodes + right.extent.nodes
    for side in sides {
      while let place = innermost(side == .left ? left : right) {
        guard steps.count < Self.mostSteps else { throw NoClosedForm() }
        try Fuel.spend(Self.costOfNode * nodes)
        try replace(side, place)
      }
    }
  }

  private func replace(_ side: Certificate.Side, _ place: Certificate.Place) throws {
    let tree = side == .left ? left : right
    guard let (target, around) = tree.subtree(at: place) else { throw NoClosedForm() }
    for index in around { _ = try number(of: index) }
    self.around = around
    defer { self.around = [] }
    // Functions of whole numbers are written out for numbers alone.
    if case .apply(let function, let arguments) = target,
      function == .factorial || function == .binomial,
      let argument = arguments.last, argument.constant == nil,
      let value = try form(argument).rational
    {
      let inner = Certificate.Place(place.path + [arguments.count - 1])
      return apply(Certificate.Step(side, inner, .ring, .number(value)), to: argument)
    }
    let (rule, result, pairs) = try step(target)
    apply(Certificate.Step(side, place, rule, result, pairs: pairs), to: target)
  }

  private func apply(_ step: Certificate.Step, to target: Certificate.Tree) {
    steps.append(step)
    left = left.replacing(target, by: step.result)
    right = right.replacing(target, by: step.result)
  }

  // MARK: Rules

  typealias Replacement = (
    rule: Certificate.Rule, result: Certificate.Tree, pairs: [Certificate.Pair]
  )

  private func step(_ target: Certificate.Tree) throws -> Replacement {
    switch target {
    case .apply(.exp, let arguments): return try exponential(try form(arguments[0]), target)
    case .apply(.log, let arguments):
      if let unfolded = target.unfolded { return (.unfold, unfolded, []) }
      return try logarithm(arguments[0], target)
    case .apply(.abs, let arguments):
      if writesSigns { return try signed(arguments[0]) }
      let value = try field.absolute(try form(arguments[0]))
      let result = try tree(of: value)
      if try isAtom(result, for: target) { return (.atom, result, []) }
      return (.abs, try factoredTree(of: value) ?? result, [])
    case .power(let base, .number(let exponent)):
      let result = try tree(of: try root(base, exponent))
      return (try isAtom(result, for: target) ? .atom : .power, result, [])
    case .power(let base, let exponent):
      return try openPower(try form(base), try form(exponent), target)
    case .apply(.factorial, let arguments):
      return try factorial(try form(arguments[0]), target)
    case .apply(.binomial, let arguments):
      return try binomial(try form(arguments[0]), try form(arguments[1]), target)
    case .indexedProduct(let index, let lower, let upper, let body):
      if let factors = target.unrolled { return (.unroll, factors, []) }
      return try product(target, index, lower, upper, body)
    case .apply(.asin, let arguments): return try inverse(.asin, try form(arguments[0]), target)
    case .apply(.acos, let arguments): return try inverse(.acos, try form(arguments[0]), target)
    case .apply(.atan, let arguments): return try inverse(.atan, try form(arguments[0]), target)
    case .series(let index, let lower, let upper, let body):
      if let terms = target.unrolled { return (.unroll, terms, []) }
      if let name = newName(ofIndexOf: target) {
        return (
          .rename,
          .series(index: name, from: lower, to: upper, body: body.renaming(index, to: name)), []
        )
      }
      rangeIndices["\(lower.text) \(upper.text)"] = index
      return try sum(index, lower, upper, body)
    default:
      if let unfolded = target.unfolded { return (.unfold, unfolded, []) }
      guard case .apply(let function, let arguments) = target else { throw NoClosedForm() }
      if function == .cos || function == .sin {
        return try angle(try form(arguments[0]), isSine: function == .sin)
      }
      if function == .floor { return try wholePart(of: try form(arguments[0])) }
      if function == .erf { return try error(of: try form(arguments[0]), target) }
      let forms = try arguments.map { try form($0) }
      return (.atom, try tree(of: try field.opaque(function.rawValue, forms)), [])
    }
  }

  /// The error function, which is odd, by its name.
  private func error(
    of argument: ClosedForm, _ target: Certificate.Tree
  ) throws -> Replacement {
    let value = try field.apply(.erf, argument)
    let negative = try field.negative(value)
    if let kernel = negative.kernels.first, negative == field.form(kernel),
      value != field.form(kernel)
    {
      return (.atom, .negative(try tree(of: kernel)), [])
    }
    return (.atom, try tree(of: value), [])
  }

  /// Whether a tree is an atom for the function, or the power, of something equal to its arguments.
  func isAtom(_ tree: Certificate.Tree, for target: Certificate.Tree) throws -> Bool {
    guard case .name(let name) = tree, let atom = atoms.first(where: { $0.name == name }) else {
      return false
    }
    switch (atom.definition, target) {
    case (.apply(let f, let x), .apply(let g, let y)) where f == g && x.count == y.count:
      for (a, b) in zip(x, y) where try !field.areEqual(form(a), form(b)) { return false }
      return true
    case (.power(let a, let p), .power(let b, let q)):
      guard try p == q || field.areEqual(form(p), form(q)) else { return false }
      return try field.areEqual(form(a), form(b))
    default: return false
    }
  }

  /// The number of an index in the field.
  func number(of index: String) throws -> Int {
    if let number = indexNumbers[index] { return number }
    let number = indexNumbers.count
    indexNumbers[index] = number
    if let least = leastNumbers[index] {
      field.indexRanges[number] = ExtendedInterval(
        lower: ExtendedInterval.End(least, isIncluded: true), upper: .infinite)
    }
    let form = try field.index(number)
    forms[index] = form
    if let kernel = form.kernels.first { trees[kernel] = .name(index) }
    return number
  }

  private func sum(
    _ index: String, _ lower: Certificate.Tree, _ upper: Certificate.Tree,
    _ body: Certificate.Tree
  ) throws -> Replacement {
    let depth = try number(of: index)
    let (low, high) = (try form(lower), try form(upper))
    let summand = try form(body)
    var pairs: [Certificate.Pair] = []
    var result = ClosedForm.zero
    for (factor, inside) in try field.linearParts(of: summand, over: depth) {
      let coefficient = try tree(of: factor)
      guard let inside else {
        pairs.append(Certificate.Pair(coefficient, .number(.one)))
        let count = try field.sum(try field.difference(high, low), .one)
        result = try field.sum(result, try field.product(factor, count))
        continue
      }
      var total = try field.sum(
        over: depth, from: low == .one ? low : .one, to: high, of: inside)
      // A sum from another number on is told apart by it: the field would shift the index.
      if low != .one { total = try field.opaque("sum", [low, high, total]) }
      guard let kernel = total.kernels.first, total == field.form(kernel) else {
        throw NoClosedForm()
      }
      if trees[kernel] == nil {
        let definition = Certificate.Tree.series(
          index: index, from: lower, to: upper, body: try tree(of: inside))
        let atom = name(of: definition)
        forms[atom] = total
        trees[kernel] = .name(atom)
      }
      pairs.append(Certificate.Pair(coefficient, try tree(of: total)))
      result = try field.sum(result, try field.product(factor, total))
    }
    return (.sum, try tree(of: result), pairs)
  }
}
