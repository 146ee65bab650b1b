import Exact
import Reference
import Testing

@testable import Laws

/// The exact reference of programs: values, derivatives, and the conventions at kinks.
struct ExactProgramTests {
  private func tensor(_ shape: [Int], _ elements: Double...) throws -> Tensor<Double> {
    try Tensor(shape: shape, elements: elements)
  }

  private func rationals(_ tensors: [Tensor<Real>]) -> [Rational?] {
    tensors.flatMap(\.elements).map(\.asRational)
  }

  /// A program of one number: an operation on the first input.
  private func single(_ operation: String, counts: [Int] = [], numbers: [Double] = []) -> Program {
    var program = Program()
    let x = program.append("input", counts: [0])
    program.append(operation, x, numbers: numbers, counts: counts)
    return program
  }

  @Test func `x²y + 3y has the gradient and the Hessian of the notes`() throws {
    var program = Program()
    let (x, y) = (program.append("input", counts: [0]), program.append("input", counts: [1]))
    let square = program.append("mul", x, x)
    let first = program.append("mul", square, y)
    let second = program.append("scale", y, numbers: [3])
    program.append("add", first, second)
    let exact = try ExactProgram(program, [tensor([], 5), tensor([], -2)])
    #expect(try exact.value().elements[0].asRational == -56)
    #expect(try rationals(exact.gradients()) == [-20, 28])
    #expect(try exact.hessian().elements.map(\.asRational) == [-4, 10, 10, 0])
    let direction = [Real(1), Real(2)]
    #expect(try rationals(exact.hvp(direction)) == [16, 10])
    #expect(try exact.jvp(direction)[0].asRational == 36)
    #expect(try rationals(exact.vjp([Real(3)])) == [-60, 84])
    // −56 + 36 + (−4·1 + 2·10·2)/2.
    #expect(try exact.taylor2(direction).asRational == -2)
  }

  @Test func `derivatives at kinks are the declared ones, and detached values have none`() throws {
    for (operation, point, slope) in [
      ("relu", 0.0, 0), ("relu", 2, 1), ("relu", -2, 0), ("abs", 0, 0), ("abs", -3, -1),
      ("abs", 3, 1), ("detach", 3, 0), ("neg", 1, -1), ("square", 3, 6),
    ] {
      let exact = try ExactProgram(single(operation), [tensor([], point)])
      #expect(
        try exact.gradients()[0].elements[0].asRational == Rational(slope), "\(operation) \(point)")
    }
    var program = Program()
    let (x, y) = (program.append("input", counts: [0]), program.append("input", counts: [1]))
    program.append("maximum", x, y)
    let tie = try ExactProgram(program, [tensor([], 4), tensor([], 4)])
    let half = try Rational(1, over: 2)
    #expect(try rationals(tie.gradients()) == [half, half])
    #expect(try tie.value().elements[0].asRational == 4)
    let three = try ExactProgram(single("max"), [tensor([2, 2], 7, 1, 7, 7)])
    let third = try Rational(1, over: 3)
    #expect(try rationals(three.gradients()) == [third, 0, third, third])
    let root = try ExactProgram(single("sqrt"), [tensor([], 0)])
    #expect(try root.value().elements[0].asRational == 0)
    #expect(throws: ArithmeticError.divisionByZero) { try root.gradients() }
    // x·detach(x) + x: the detached factor counts as a constant.
    var partly = Program()
    let z = partly.append("input", counts: [0])
    let fixed = partly.append("detach", z)
    let product = partly.append("mul", z, fixed)
    partly.append("add", product, z)
    let exact = try ExactProgram(partly, [tensor([], 5)])
    #expect(try exact.gradients()[0].elements[0].asRational == 6)
  }

  @Test func `what only arranges elements has a Jacobian of zeros and ones`() throws {
    let x = try tensor([2, 3], 1, 2, 3, 4, 5, 6)
    let rows: [(String, [Int], [Int], [Int])] = [
      ("transpose", [], [3, 2], [0, 3, 1, 4, 2, 5]),
      ("reshape", [3, 2], [3, 2], [0, 1, 2, 3, 4, 5]),
      ("permute", [1, 0], [3, 2], [0, 3, 1, 4, 2, 5]), ("index", [4], [], [4]),
      ("slice", [1, 1, 3], [2, 2], [1, 2, 4, 5]), ("slice", [0, 1, 1], [0, 3], []),
      ("expand", [2, 2, 3], [2, 2, 3], [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]),
    ]
    for (operation, counts, shape, places) in rows {
      let exact = try ExactProgram(single(operation, counts: counts), [x])
      #expect(try exact.value().shape == shape, "\(operation)")
      let wanted = places.flatMap { place in (0..<6).map { Rational($0 == place ? 1 : 0) } }
      #expect(try exact.jacobian().elements.map(\.asRational) == wanted, "\(operation) \(counts)")
    }
    var program = Program()
    let a = program.append("input", counts: [0])
    program.append("concat", a, a, counts: [1])
    let twice = try ExactProgram(program, [tensor([1, 2], 1, 2)])
    #expect(try twice.jacobian().elements.map(\.asRational) == [1, 0, 0, 1, 1, 0, 0, 1])
  }

  @Test func `sums, means and matrix products`() throws {
    let x = try tensor([2, 3], 1, 2, 3, 4, 5, 6)
    for (operation, counts, wanted) in [
      ("sum", [], [21]), ("sum", [0], [5, 7, 9]), ("sum", [1], [6, 15]), ("mean", [1], [2, 5]),
      ("max", [0], [4, 5, 6]),
    ] as [(String, [Int], [Int])] {
      let value = try ExactProgram(single(operation, counts: counts), [x]).value()
      #expect(value.elements.map(\.asRational) == wanted.map { Rational($0) }, "\(operation)")
    }
    var program = Program()
    let (a, b) = (program.append("input", counts: [0]), program.append("input", counts: [1]))
    program.append("matmul", a, b)
    let vector = try tensor([3], 1, 0, -1)
    #expect(
      try ExactProgram(program, [x, vector]).value().elements.map(\.asRational) == [-2, -2])
    #expect(try ExactProgram(program, [vector, vector]).value().elements[0].asRational == 2)
    #expect(try ExactProgram(program, [vector, vector]).value().shape == [])
    let turned = try tensor([3, 1], 1, 1, 1)
    let product = try ExactProgram(program, [vector, turned]).value()
    #expect(product.shape == [1] && product.elements[0].asRational == 0)
    #expect(throws: DefinitionError.shapes(function: "product", [2, 3], [2, 3])) {
      try ExactProgram(program, [x, x]).value()
    }
  }

  @Test func `a perceptron's gradients are those of backpropagation`() throws {
    // x·W1 + b1, relu, ·W2 + b2, summed.
    var program = Program()
    let inputs = (0..<5).map { program.append("input", counts: [$0]) }
    let first = program.append("linear", inputs[0], inputs[1], inputs[2])
    let hidden = program.append("relu", first)
    let second = program.append("linear", hidden, inputs[3], inputs[4])
    program.append("sum", second)
    let data = [
      try tensor([2, 2], 1, -2, 3, 0.5), try tensor([2, 3], 1, -1, 2, 0.25, 3, -2),
      try tensor([3], 0.5, -1, 2), try tensor([3, 2], 2, 1, -1, 0.5, 4, -3), try tensor([2], 1, 0),
    ]
    let exact = try ExactProgram(program, data)
    func matrix(_ place: Int) throws -> Matrix<Real> {
      try Matrix(
        rowCount: data[place].shape[0], columnCount: data[place].shape[1],
        elements: data[place].elements.map { .rational(try Rational($0)) })
    }
    func vector(_ place: Int) throws -> [Real] {
      try data[place].elements.map { .rational(try Rational($0)) }
    }
    let stated = try Networks.backward(
      matrix(0),
      [
        Networks.Layer(weights: matrix(1), bias: vector(2)),
        Networks.Layer(weights: matrix(3), bias: vector(4)),
      ], .relu, upstream: Matrix(rowCount: 2, columnCount: 2) { _, _ in Real.one })
    let flat = stated.x.elements + stated.layers.flatMap { $0.weights.elements + $0.bias }
    #expect(try rationals(exact.gradients()) == flat.map(\.asRational))
  }

  @Test func `softmax and its relatives go over the last axis`() throws {
    var program = Program()
    let (z, y) = (program.append("input", counts: [0]), program.append("input", counts: [1]))
    program.append("crossEntropy", z, y)
    let logits = try tensor([3], 1, 3, 1)
    let exact = try ExactProgram(program, [logits, tensor([3], 0, 1, 0)])
    let p = try Activations.softmax([Real(1), Real(3), Real(1)])
    let gradient = try exact.gradients()[0].elements
    for (place, share) in p.enumerated() {
      let wanted = try place == 1 ? share - .one : share
      let difference = try (gradient[place] - wanted).enclosure(workingPrecision: 160)
      #expect(difference.containsZero && difference.width < Dyadic(significand: 1, exponent: -90))
    }
    let rows = try tensor([2, 3], 1, 3, 1, 0, 0, 0)
    let soft = try ExactProgram(single("softmax"), [rows]).value()
    #expect(soft.shape == [2, 3])
    #expect(try soft.elements[4].order(.rational(Rational(1, over: 3))) == .equal)
    #expect(try ExactProgram(single("logSumExp"), [rows]).value().shape == [2])
    let logarithm = try ExactProgram(single("logSoftmax"), [rows]).value().elements[5]
    #expect(try logarithm.order(-Real(3).log()) == .equal)
  }

  @Test func `derivatives are enclosed over an interval`() throws {
    let bounds = try ExactProgram(single("pow", counts: [4]), [tensor([], 0)])
      .derivativeBounds(upTo: 5, from: 1, to: 2, pieces: 1)
    #expect(try bounds.largest(2) == 48 && bounds.smallest(2) == 12)
    #expect(try bounds.largest(5) == 0)
  }

  @Test func `a program that is none is refused`() throws {
    let broken: [Program] = [
      Program(), Program([Program.Step("input", counts: [1])]), Program([Program.Step("nothing")]),
      Program([Program.Step("input", counts: [0]), Program.Step("neg", [1])]),
      Program([Program.Step("input", counts: [0]), Program.Step("add", [0])]),
      single("slice", counts: [0, 0, 3]), single("reshape", counts: [5]),
      single("sum", counts: [0, 0]),
      single("scale"), single("pow"),
    ]
    for program in broken {
      #expect(throws: (any Error).self, "\(program)") {
        try ExactProgram(program, [tensor([2], 1, 2)]).value()
      }
    }
    #expect(throws: SubjectError.self) {
      try ExactProgram(single("neg"), [tensor([2], 1, 2)]).gradients()
    }
  }
}
