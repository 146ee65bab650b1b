import Exact
import PropertyTesting
import Reference

/// A program taken apart into operations on numbers, with a bound of the rounding error of each value
/// and of each local derivative: the running error analysis of bound F20.
///
/// Values are exact (`Real`); errors are propagated by what each operation does to the errors of its
/// operands, with the local derivative enclosed over all arguments that the errors allow, and what its
/// own rounding adds (Higham, ASNA, §3.3, without leaving out terms of higher order). An operation that
/// is correctly rounded adds nothing where its operands are exact and its result is a double.
struct RoundingGraph: Sendable {
  /// A way from a value to an operand, with the local derivative.
  struct Edge: Sendable {
    let operand: Int
    let slope: Magnitude
  }

  /// The second derivatives of an operation.
  enum Bend: Sendable {
    /// It is linear.
    case none
    /// f'' for a function of one number.
    case function(Magnitude)
    /// 1 for the mixed derivative of a product.
    case product
  }

  /// A number on the way.
  struct Node: Sendable {
    let value: Real
    /// At least the distance of the computed value from the exact one.
    let error: RoundedUp
    /// The operands that depend on the inputs.
    let edges: [Edge]
    let bend: Bend
    /// Whether it depends on the inputs by ways that derivatives pass.
    let isActive: Bool
  }

  private(set) var nodes: [Node] = []
  /// Whether all values and local derivatives are whole numbers and exact.
  private(set) var isWhole = true
  /// Whether every operation is taken to be rounded, also where its result is a double.
  let assumesRoundings: Bool

  /// A graph without numbers.
  init(assumingRoundings: Bool = false) { assumesRoundings = assumingRoundings }

  /// Adds a number, and gives its place.
  mutating func append(
    _ value: Real, error: RoundedUp, edges: [Edge] = [], bend: Bend = .none, isInput: Bool = false
  ) throws -> Int {
    guard error.value.isFinite, RoundedUp(value).value < 0x1p1000 else { throw Discard() }
    let active = edges.filter { nodes[$0.operand].isActive }
    isWhole =
      isWhole && error.isZero && value.asRational?.isInteger == true
      && active.allSatisfy(\.slope.isWhole)
    if case .function(let second) = bend { isWhole = isWhole && second.isWhole }
    nodes.append(
      Node(
        value: value, error: error, edges: active, bend: bend,
        isActive: isInput || !active.isEmpty))
    return nodes.count - 1
  }

  /// A number that no derivative is taken in, and that is a double.
  mutating func append(constant: Double) throws -> Int {
    try append(.rational(Rational(constant)), error: .zero)
  }

  /// What rounding a value once may lose: nothing where `isExact` and the value is a double.
  func rounding(_ value: Real, units: Int, error: RoundedUp, isExact: Bool) -> RoundedUp {
    if isExact, !assumesRoundings, let exact = value.asRational, exact.isDouble { return .zero }
    return RoundedUp.gamma(units) * (RoundedUp(value) + error)
      + RoundedUp(Double(units) * .leastNonzeroMagnitude)
  }

  /// The sum, in any order.
  mutating func append(sumOf operands: [Int]) throws -> Int {
    let value = try Real.sum(operands.map { nodes[$0].value })
    let carried = operands.reduce(RoundedUp.zero) { $0 + nodes[$1].error }
    let size = operands.reduce(RoundedUp.zero) { $0 + RoundedUp(nodes[$1].value) }
    let areWhole = operands.allSatisfy { nodes[$0].value.asRational?.isInteger == true }
    let isExact = carried.isZero && (operands.count <= 2 || (areWhole && size.value < 0x1p53))
    let isDouble = isExact && !assumesRoundings && value.asRational?.isDouble == true
    // One addition is off by u of its result; several by F1.
    let rounded = operands.count == 2 ? RoundedUp(value) : size
    return try append(
      value,
      error: carried
        + (isDouble ? .zero : RoundedUp.gamma(operands.count - 1) * (rounded + carried)),
      edges: operands.map { Edge(operand: $0, slope: .exact(.one)) })
  }

  /// The product.
  mutating func append(product a: Int, _ b: Int) throws -> Int {
    let (x, y) = (nodes[a], nodes[b])
    let value = try x.value * y.value
    let (left, right) = (RoundedUp(x.value), RoundedUp(y.value))
    let carried = left * y.error + right * x.error + x.error * y.error
    return try append(
      value,
      error: carried
        + rounding(value, units: 1, error: carried, isExact: carried.isZero),
      edges: [
        Edge(operand: a, slope: Magnitude(size: right, error: y.error)),
        Edge(operand: b, slope: Magnitude(size: left, error: x.error)),
      ], bend: x.isActive && y.isActive ? .product : .none)
  }

  /// The quotient, as a product with a reciprocal; but it is rounded once.
  mutating func append(quotient a: Int, _ b: Int) throws -> Int {
    let reciprocal = try append(RoundedFunction(Program.Step("reciprocal")), of: b)
    let place = try append(product: a, reciprocal)
    let node = nodes[place]
    guard nodes[a].error.isZero, nodes[b].error.isZero else { return place }
    nodes[place] = Node(
      value: node.value,
      error: rounding(node.value, units: 1, error: .zero, isExact: true),
      edges: node.edges, bend: node.bend, isActive: node.isActive)
    return place
  }

  /// A number divided by a whole one.
  mutating func append(share operand: Int, of count: Int) throws -> Int {
    let node = nodes[operand]
    let factor = try Real.rational(Rational.one / Rational(count))
    let value = try factor * node.value
    let part = RoundedUp(factor)
    let carried = part * node.error
    let isPower = count.nonzeroBitCount == 1
    return try append(
      value,
      error: carried
        + rounding(value, units: 1, error: carried, isExact: carried.isZero),
      edges: [
        Edge(
          operand: operand,
          slope: Magnitude(
            size: part, error: isPower ? .zero : RoundedUp.gamma(1) * part))
      ])
  }

  /// A function of one number.
  mutating func append(_ function: RoundedFunction, of operand: Int) throws -> Int {
    let node = nodes[operand]
    let local = try function.local(at: node.value, error: node.error, in: self)
    return try append(
      local.value, error: local.error, edges: [Edge(operand: operand, slope: local.slope)],
      bend: .function(local.bend))
  }

  /// ⟨seed, values⟩, for the derivatives of several values at once.
  mutating func append(seed: [Double], values: [Int]) throws -> Int {
    try append(
      .zero, error: .zero,
      edges: zip(seed, values).map { Edge(operand: $1, slope: .exact(RoundedUp($0))) })
  }
}

extension Rational {
  /// Whether the number is a double.
  var isDouble: Bool {
    let nearest = roundedToDouble()
    return nearest.isFinite && (try? Rational(nearest)) == self
  }
}
