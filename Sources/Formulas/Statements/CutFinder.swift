import Exact

/// There is no way here to find all numbers at which a statement may change.
struct NoCuts: Error {}

/// Finds numbers between which a formula in one variable is either without a value or has one everywhere,
/// and keeps its sign.
///
/// What is found may hold more numbers than that takes, and never fewer. What formulas are made of is
/// continuous where it is defined, so that the sign changes at zeros alone, and the functions begin and end
/// to have values where an argument or a divisor reaches a certain number.
final class CutFinder {
  /// The most numbers that are found.
  static let mostCuts = 200
  /// How often a formula is solved for another one.
  static let mostSteps = 12

  let field: ClosedFormField
  let forms: FormBuilder
  let variables: Variables
  let name: String
  var cuts: [Cut] = []
  private var known: Set<Expression> = []
  /// How often a derivative was taken to come here.
  var derivatives = 0

  /// - Parameter name: the variable.
  init(_ field: ClosedFormField, _ variables: Variables, in name: String) {
    self.field = field
    self.variables = variables
    self.name = name
    forms = FormBuilder(field, variables)
  }

  /// Adds the numbers for a formula.
  ///
  /// - Throws: `NoCuts`; `ArithmeticError`, and where factors or units become finer.
  func add(_ formula: Expression) throws {
    try addDefinedness(of: formula)
    try addZeros(of: formula)
  }

  func add(_ cut: Cut) throws {
    cuts.append(cut)
    guard cuts.count <= Self.mostCuts else { throw NoCuts() }
  }

  // MARK: Where there are values

  /// The functions that have a value everywhere and make no jumps.
  private static let total: Set = [
    "exp", "sin", "cos", "atan", "sinh", "cosh", "tanh", "abs", "max", "min", "sigmoid", "softplus",
    "relu", "erf", "erfc",
  ]

  /// Adds the numbers at which a part of a formula begins or ends to have values.
  ///
  /// The recursion is as deep as the formula, which is bounded where it is read.
  func addDefinedness(of formula: Expression) throws {
    guard formula.names.contains(name), known.insert(formula).inserted else { return }
    try Fuel.spend(16)
    for part in formula.children { try addDefinedness(of: part) }
    switch formula.kind {
    case .name, .sum, .negative: return
    case .product(let factors):
      for factor in factors where factor.isDivisor { try addZeros(of: factor.expression) }
    case .power(let base, let exponent):
      guard let q = exponent.asRational else {
        // A negative base has powers with some exponents only.
        guard try isPositive(base) else { throw NoCuts() }
        return
      }
      if q.signum < 0 || !q.isInteger { try addZeros(of: base) }
    case .call(let function, let arguments):
      if Self.total.contains(function) { return }
      guard let x = arguments.first, arguments.count == 1 else { throw NoCuts() }
      switch function {
      case "log", "sqrt": try addZeros(of: x)
      case "asin", "acos":
        try addZeros(of: x - .one)
        try addZeros(of: x + .one)
      case "tan": try addZeros(of: x.apply(.cos))
      default: throw NoCuts()
      }
    case .number, .list, .entry, .comparison, .series: throw NoCuts()
    }
  }

  private func isPositive(_ base: Expression) throws -> Bool {
    if case .name(Constant.e) = base.kind { return true }
    return try variables.definedRange(of: base)?.isPositive ?? false
  }

  // MARK: Zeros

  /// Adds all zeros of a formula.
  func addZeros(of formula: Expression) throws {
    guard formula.names.contains(name) else { return }
    try Fuel.spend(16)
    switch formula.kind {
    case .name: try add(Cut(.zero as Rational))
    case .negative(let inner): try addZeros(of: inner)
    case .product(let factors):
      for factor in factors where !factor.isDivisor { try addZeros(of: factor.expression) }
    case .power(let base, let exponent):
      if case .name(Constant.e) = base.kind { return }
      if let q = exponent.asRational, q.signum <= 0 { return }
      try addZeros(of: base)
    case .call(let function, let arguments):
      guard let x = arguments.first else { throw NoCuts() }
      switch function {
      case _ where Expression.positiveFunctions.contains(function): return
      case "sqrt", "abs", "relu", "sinh", "tanh", "atan", "asin", "erf": try addZeros(of: x)
      case "log", "acos": try addZeros(of: x - .one)
      case "tan": try addZeros(of: x.apply(.sin))
      case "max", "min":
        for argument in arguments { try addZeros(of: argument) }
        for argument in arguments.dropFirst() { try addZeros(of: x - argument) }
      default: try addZerosOfForm(formula)
      }
    default: try addZerosOfForm(formula)
    }
  }

  /// Adds the zeros by the canonical form, else by the monotone pieces.
  private func addZerosOfForm(_ formula: Expression) throws {
    let count = cuts.count
    do {
      let form = try forms.form(of: formula)
      try addZeros(of: form, steps: Self.mostSteps)
    } catch let error where error is NoCuts || error is NoClosedForm {
      cuts.removeSubrange(count...)
      try addZerosByPieces(of: formula)
    }
  }
}
