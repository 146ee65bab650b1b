import Exact
import PropertyTesting
import Reference

/// Draws a program step by step, and keeps track of shapes, degrees and sizes, so that all steps have a
/// value and none is out of range.
struct ProgramBuilder {
  /// A value that a step has made.
  struct Entry {
    let step: Int
    let shape: [Int]
    /// A bound of the magnitudes of its elements.
    let size: Double
    /// The degree as a polynomial, or the number of operations that are none.
    let degree: Int
  }

  let source: Source
  let family: ProgramFamily
  private(set) var program = Program()
  private(set) var entries: [Entry] = []

  init(_ source: Source, _ family: ProgramFamily) {
    self.source = source
    self.family = family
  }

  private static let mostElements = 9
  private static let highestDegree = 5
  private static let largest = 0x1p30

  func draw(_ range: ClosedRange<Int>) throws(Stop) -> Int {
    try Generator<Int>.integers(in: range).draw(from: source)
  }

  /// One of the values, late ones as a simple choice.
  private func pick() throws(Stop) -> Entry {
    entries[entries.count - 1 - (try draw(0...entries.count - 1))]
  }

  /// Adds an input with a bound of its elements.
  mutating func addInput(_ number: Int, _ shape: [Int], size: Double) {
    add("input", [], shape, size, 1, counts: [number])
  }

  @discardableResult
  private mutating func add(
    _ operation: String, _ operands: [Entry], _ shape: [Int], _ size: Double, _ degree: Int,
    numbers: [Double] = [], counts: [Int] = []
  ) -> Entry {
    program.steps.append(
      Program.Step(operation, operands.map(\.step), numbers: numbers, counts: counts))
    let entry = Entry(
      step: program.steps.count - 1, shape: shape, size: size, degree: degree)
    entries.append(entry)
    return entry
  }

  // MARK: Steps

  /// Adds a random operation.
  mutating func addStep() throws(Stop) {
    switch try draw(0...9) {
    case 0...2: try addBinary()
    case 3...4: try addUnary()
    case 5: try addProduct()
    case 6: try addArrangement()
    case 7: try addReduction()
    default: try addSpecial()
    }
  }

  private mutating func addBinary() throws(Stop) {
    let x = try pick()
    let fitting = entries.filter { entry in
      Tensors.broadcastShape(x.shape, entry.shape).map {
        $0.reduce(1, *) <= Self.mostElements
      } ?? false
    }
    let y = fitting[fitting.count - 1 - (try draw(0...fitting.count - 1))]
    let shape = Tensors.broadcastShape(x.shape, y.shape) ?? x.shape
    let isSmall =
      x.degree + y.degree <= Self.highestDegree && x.size * y.size <= Self.largest
    switch try draw(0...3) {
    case 0 where isSmall: add("mul", [x, y], shape, x.size * y.size, x.degree + y.degree)
    case 1: add("sub", [x, y], shape, x.size + y.size, max(x.degree, y.degree))
    case 2 where family == .kinked:
      add("maximum", [x, y], shape, max(x.size, y.size), max(x.degree, y.degree))
    case 2 where family != .polynomial && isSmall:
      if let divisor = positive(y) {
        add("div", [x, divisor], shape, x.size, x.degree + divisor.degree)
      }
    default: add("add", [x, y], shape, x.size + y.size, max(x.degree, y.degree))
    }
  }

  /// 1 + y², by which one may divide, and of which one may take roots and logarithms.
  private mutating func positive(_ y: Entry) -> Entry? {
    guard 2 * y.degree <= Self.highestDegree, y.size * y.size <= Self.largest else {
      return nil
    }
    let square = add("square", [y], y.shape, y.size * y.size, 2 * y.degree)
    return add("shift", [square], y.shape, square.size + 1, square.degree, numbers: [1])
  }

  private mutating func addUnary() throws(Stop) {
    let x = try pick()
    switch try draw(0...5) {
    case 0 where 2 * x.degree <= Self.highestDegree && x.size < 0x1p15:
      add("square", [x], x.shape, x.size * x.size, 2 * x.degree)
    case 1 where 3 * x.degree <= Self.highestDegree && x.size < 0x1p10:
      add("pow", [x], x.shape, x.size * x.size * x.size, 3 * x.degree, counts: [3])
    case 2:
      let factor = Double(try draw(-3...3))
      add("scale", [x], x.shape, x.size * 3, x.degree, numbers: [factor])
    case 3:
      let addend = Double(try draw(-3...3))
      add("shift", [x], x.shape, x.size + 3, x.degree, numbers: [addend])
    case 4 where family == .kinked:
      add(try draw(0...1) == 0 ? "relu" : "abs", [x], x.shape, x.size, x.degree)
    case 4 where family == .smooth || family == .analytic: try addFunction(x)
    case 5 where family == .smooth || family == .analytic: try addFunction(x)
    case 5 where family == .rational:
      if let divisor = positive(x) {
        add("reciprocal", [divisor], x.shape, 1, divisor.degree + 1)
      }
    default: add("neg", [x], x.shape, x.size, x.degree)
    }
  }

  private mutating func addFunction(_ x: Entry) throws(Stop) {
    let names = [
      "sin", "cos", "tanh", "sigmoid", "softplus", "silu", "gelu", "exp", "log", "sqrt",
    ]
    let name = names[try draw(0...names.count - 1)]
    switch name {
    case "log", "sqrt":
      if let inner = positive(x) {
        add(name, [inner], x.shape, inner.size, inner.degree)
      }
    case "sin", "cos": add(name, [x], x.shape, 1, x.degree + 1)
    // Beyond these sizes enclosures of tanh' and others are wide.
    case _ where x.size > 6: add("sin", [x], x.shape, 1, x.degree + 1)
    case "exp": add(name, [x], x.shape, 500, x.degree + 1)
    default: add(name, [x], x.shape, x.size + 1, x.degree + 1)
    }
  }

  private mutating func addProduct() throws(Stop) {
    var pairs: [(Entry, Entry)] = []
    for x in entries where 1...2 ~= x.shape.count {
      for y in entries where 1...2 ~= y.shape.count && x.shape.last == y.shape[0] {
        guard x.degree + y.degree <= Self.highestDegree else { continue }
        if 3 * x.size * y.size <= Self.largest { pairs.append((x, y)) }
      }
    }
    guard !pairs.isEmpty else { return try addUnary() }
    let (x, y) = pairs[pairs.count - 1 - (try draw(0...pairs.count - 1))]
    let shape =
      (x.shape.count == 2 ? [x.shape[0]] : []) + (y.shape.count == 2 ? [y.shape[1]] : [])
    let size = Double(y.shape[0]) * x.size * y.size
    let degree = x.degree + y.degree
    if x.shape.count == 2, y.shape.count == 2,
      let bias = entries.first(where: { $0.shape == [y.shape[1]] }), try draw(0...1) == 1
    {
      add("linear", [x, y, bias], shape, size + bias.size, max(degree, bias.degree))
    } else {
      add("matmul", [x, y], shape, size, degree)
    }
  }

  private mutating func addArrangement() throws(Stop) {
    let x = try pick()
    let count = x.shape.reduce(1, *)
    func added(_ name: String, _ shape: [Int], _ counts: [Int] = []) {
      add(name, [x], shape, x.size, x.degree, counts: counts)
    }
    switch (try draw(0...4), x.shape.count) {
    case (0, 2): added("transpose", [x.shape[1], x.shape[0]])
    case (1, 2): added("permute", [x.shape[1], x.shape[0]], [1, 0])
    case (2, 1...2): added("reshape", [count], [count])
    case (3, 1...2):
      let axis = try draw(0...x.shape.count - 1)
      let from = try draw(0...x.shape[axis] - 1)
      var shape = x.shape
      shape[axis] -= from
      added("slice", shape, [axis, from, x.shape[axis]])
    case (4, 1...2) where 2 * count <= Self.mostElements:
      var shape = x.shape
      shape[0] *= 2
      add("concat", [x, x], shape, x.size, x.degree, counts: [0])
    case (_, 0): added("expand", [2], [2])
    default:
      let place = try draw(0...count - 1)
      added("index", [], [place])
    }
  }

  private mutating func addReduction() throws(Stop) {
    let x = try pick()
    guard !x.shape.isEmpty else { return try addUnary() }
    let axis = try draw(0...x.shape.count - 1)
    var shape = x.shape
    let length = shape.remove(at: axis)
    switch (family, try draw(0...1)) {
    case (.kinked, 0): add("max", [x], shape, x.size, x.degree, counts: [axis])
    case (.rational, 0), (.smooth, 0), (.analytic, 0):
      add("mean", [x], shape, x.size, x.degree, counts: [axis])
    default: add("sum", [x], shape, Double(length) * x.size, x.degree, counts: [axis])
    }
  }

  private mutating func addSpecial() throws(Stop) {
    let x = try pick()
    switch try draw(0...2) {
    case 0 where family != .analytic: add("detach", [x], x.shape, x.size, x.degree)
    case 1:
      let number = Double(try draw(-3...3))
      add("constant", [], [], 3, 0, numbers: [number])
    case 2 where (family == .smooth || family == .analytic) && !x.shape.isEmpty && x.size <= 20:
      if x.shape.count == 1, try draw(0...1) == 1,
        let target = entries.first(where: { $0.shape == x.shape })
      {
        add("crossEntropy", [x, target], [], 60 * target.size, x.degree + target.degree + 1)
        return
      }
      let names = ["softmax", "logSoftmax", "logSumExp"]
      let name = names[try draw(0...2)]
      add(
        name, [x], name == "logSumExp" ? Array(x.shape.dropLast()) : x.shape,
        name == "softmax" ? 1 : 2 * x.size + 3, x.degree + 1)
    default: try addBinary()
    }
  }

  /// Makes one number of the last value, if it is none.
  mutating func reduceToNumber() throws(Stop) {
    let x = entries[entries.count - 1]
    guard !x.shape.isEmpty else { return }
    let count = x.shape.reduce(1, *)
    switch try draw(0...3) {
    case 0 where family == .rational || family == .smooth:
      add("mean", [x], [], x.size, x.degree)
    case 1 where x.shape.count == 1 && x.size < 0x1p15 && 2 * x.degree <= Self.highestDegree:
      add("matmul", [x, x], [], Double(count) * x.size * x.size, 2 * x.degree)
    case 2 where family == .kinked: add("max", [x], [], x.size, x.degree)
    default: add("sum", [x], [], Double(count) * x.size, x.degree)
    }
  }
}
