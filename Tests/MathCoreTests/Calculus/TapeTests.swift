import MathCore
import Testing

@Suite struct TapeTests {
  @Test func `the square of 3x + 1 has the derivative 24 at 1`() throws {
    let tape = Tape()
    let x = try tape.variable(1)
    let z = try tape.square(3 * x + 1)
    #expect(z.value.elements == [16])
    try tape.backward(z)
    #expect(x.gradient.elements == [24])
    #expect(x.gradient.shape == [])
  }

  @Test func `descent on the square goes from 3 to 2,4 and 1,92`() throws {
    let tape = Tape()
    let x = try tape.variable(3)
    var path: [Double] = []
    for _ in 0..<2 {
      tape.clearGradients()
      try tape.backward(try tape.square(x))
      let gradient = x.gradient.elements[0]
      try tape.set(x, to: .scalar(x.value.elements[0] - 0.1 * gradient))
      path.append(x.value.elements[0])
    }
    #expect(path == [3 - 0.1 * 6, (3 - 0.1 * 6) - 0.1 * (2 * (3 - 0.1 * 6))])
    #expect(abs(path[1] - 1.92) < 1e-15)
  }

  @Test func `each use of a value counts, and a detached one does not`() throws {
    let tape = Tape()
    let x = try tape.variable(3)
    try tape.backward(x * x + x)
    #expect(x.gradient.elements == [7])
    tape.clearGradients()
    try tape.backward(tape.detach(x) * x)
    #expect(x.gradient.elements == [3])
    let y = try tape.variable(5)
    try tape.backward(x * tape.detach(y))
    #expect(y.gradient.elements == [0])
  }

  @Test func `a perceptron's loss has gradients in the shapes of its parameters`() throws {
    let tape = Tape()
    let x = try tape.variable(Matrix(rows: [[1, 2], [3, -1]]))
    let weights = try tape.variable(Matrix(rows: [[1, 0, -1], [2, 1, 1]]))
    let bias = try tape.variable([0, -3, 1])
    let hidden = try tape.relu(tape.linear(x, weights, bias))
    #expect(hidden.value.elements == [5, 0, 2, 1, 0, 0])
    try tape.backward(tape.sum(tape.square(hidden)))
    // Upstream of the ramp 2·hidden: (10, 0, 4) and (2, 0, 0).
    #expect(bias.gradient.elements == [12, 0, 4])
    #expect(weights.gradient == (try Tensor(shape: [2, 3], elements: [16, 0, 4, 18, 0, 8])))
    #expect(x.gradient.elements == [6, 24, 2, 4])
  }

  @Test func `a second pass needs a retained tape and adds to the gradients`() throws {
    let tape = Tape()
    let x = try tape.variable([1, 2])
    let loss = try tape.sum(tape.square(x))
    try tape.backward(loss, retainingTape: true)
    #expect(x.gradient.elements == [2, 4])
    try tape.backward(loss)
    #expect(x.gradient.elements == [4, 8])
    #expect(throws: MathError.freedTape(function: "backward")) { try tape.backward(loss) }
    #expect(throws: MathError.freedTape(function: "add")) { try loss + loss }
    #expect(x.gradient.elements == [4, 8] && loss.value.elements == [5])
  }

  @Test func `only a single number has a backward pass`() throws {
    let tape = Tape()
    let x = try tape.variable([1, 2])
    let square = try tape.square(x)
    #expect(throws: MathError.notScalar(function: "backward", shape: [2])) {
      try tape.backward(square)
    }
    #expect(x.gradient.elements == [0, 0])
  }

  @Test func `what does not fit names the operation`() throws {
    let tape = Tape()
    let x = try tape.variable([1, 2])
    let y = try tape.variable([1, 2, 3])
    let error = #expect(throws: MathError.self) { try x + y }
    #expect(
      error
        == .operation(
          function: "tape", step: 2, underlying: .shapes(function: "add", [2], [3])))
    #expect(error?.description == "tape, step 2: add: the shapes (2,) and (3,) do not fit")
    #expect(error?.kind == "shapes")
  }

  @Test func `variables belong to their tape`() throws {
    let x = try Tape().variable(1)
    let other = Tape()
    let y = try other.variable(2)
    #expect(throws: MathError.self) { try other.add(x, y) }
    #expect(throws: MathError.self) { try other.set(x, to: .scalar(1)) }
    #expect(throws: MathError.self) { try other.variable(.nan) }
    #expect(throws: MathError.self) { try other.set(y, to: .vector(1, 2)) }
    #expect(y.value.elements == [2])
  }

  @Test func `a root at zero has a value and no derivative`() throws {
    let tape = Tape()
    let x = try tape.variable(0)
    let root = try tape.sqrt(x)
    #expect(root.value.elements == [0])
    let error = #expect(throws: MathError.self) { try tape.backward(root) }
    #expect(error?.kind == "domain" && error?.description.contains("sqrt") == true)
    #expect(x.gradient.elements == [0])
  }
}
