import Exact
import PropertyTesting
import Reference

/// A chain of two polynomial maps between vectors.
struct MapCase: Sendable, CustomStringConvertible {
  let x: [Double]
  /// The map that is applied first, and the other one.
  let inner: Map
  let outer: Map

  /// x ↦ (Ax + b)ᵏ, the power taken of each element.
  struct Map: Sendable {
    let matrix: Matrix<Double>
    let shift: [Double]
    let exponent: Int
  }

  var description: String { "\(x), \(inner), \(outer)" }

  /// The maps in a row, of the input, with the entries of the matrices as factors.
  func program(_ maps: [Map]) -> Program {
    var program = Program()
    var value = program.append("input", counts: [0])
    for map in maps {
      let rows = map.matrix.rows.enumerated().map { index, row in
        var sum = program.append("constant", numbers: [map.shift[index]])
        for (place, factor) in row.enumerated() {
          let element = program.append("index", value, counts: [place])
          sum = program.append("add", sum, program.append("scale", element, numbers: [factor]))
        }
        return program.append("reshape", sum, counts: [1])
      }
      value = rows.dropFirst().reduce(rows[0]) {
        program.append("concat", $0, $1, counts: [0])
      }
      value = program.append("pow", value, counts: [map.exponent])
    }
    return program
  }

  static var generator: Generator<MapCase> {
    @Sendable func map(_ rows: Int, _ columns: Int) -> Generator<Map> {
      tuple(
        Generator<Matrix<Double>>.matrices(
          rowCount: rows, columnCount: columns, of: .whole(3)),
        Generator<Double>.whole(magnitude: 3).array(exactly: rows),
        Generator<Int>.integers(in: 1...2)
      ).map { Map(matrix: $0, shift: $1, exponent: $2) }
    }
    return tuple(
      Generator<Int>.integers(in: 1...3), Generator<Int>.integers(in: 1...3),
      Generator<Int>.integers(in: 1...3)
    ).flatMap { n, m, k in
      tuple(
        Generator<Double>.whole(magnitude: 3).array(exactly: n), map(m, n), map(k, m)
      ).map { MapCase(x: $0, inner: $1, outer: $2) }
    }
  }
}

extension Law {
  /// Jacobians and the backward of linear layers: laws 107 and 108.
  static let jacobianLaws: [Law] = [
    Law(
      107, .gradients, "the Jacobian of a composition is the product of the Jacobians",
      states: "J(f∘g)(x) = J_f(g(x))·J_g(x), exactly for small whole numbers", .exact, .medium,
      needs: [.jacobian, .jacobianForward], holds: [.jacobian, .jacobianForward],
      for: MapCase.generator
    ) { subject, input in
      func held(_ maps: [MapCase.Map], at x: [Double]) throws -> RationalMatrix {
        let one = ProgramCase(
          program: input.program(maps), inputs: [try Tensor(shape: [x.count], elements: x)])
        return try subject.heldJacobians(one).reverse.rationals()
      }
      let whole = try held([input.inner, input.outer], at: input.x)
      let first = try held([input.inner], at: input.x)
      let start = try Tensor(shape: [input.x.count], elements: input.x)
      let middle = try ExactProgram(input.program([input.inner]), [start]).value().elements
        .compactMap { $0.asRational?.roundedToDouble() }
      let second = try held([input.outer], at: middle)
      try require(try whole == second * first)
    },
    Law(
      107, .gradients, "the Jacobian of Wx + b is W",
      states: "by x the Jacobian is W, to the bit; by b it is I", .exact, .medium,
      needs: [.jacobian, .jacobianForward], holds: [.jacobian, .jacobianForward],
      for: tuple(
        Generator<[Matrix<Double>]>.fitting("mn", "n", "m", sizes: 1...3, of: .dyadic),
        Generator<Int>.integers(in: 0...0))
    ) { subject, input in
      let (w, x, b) = (input.0[0], input.0[1].elements, input.0[2].elements)
      var program = Program()
      let places = (0..<3).map { program.append("input", counts: [$0]) }
      program.append(
        "add", program.append("matmul", places[0], places[1]), places[2])
      let fixed = ProgramCase(
        program: program,
        inputs: [
          try Tensor(shape: w.shape, elements: w.elements),
          try Tensor(shape: [x.count], elements: x), try Tensor(shape: [b.count], elements: b),
        ])
      let matrices = try subject.heldJacobians(fixed)
      let from = w.elements.count
      for matrix in [matrices.reverse, matrices.forward] {
        for row in 0..<w.rowCount {
          for column in 0..<w.columnCount {
            try require(matrix[row, from + column] == w[row, column])
          }
          for column in 0..<w.rowCount {
            try require(matrix[row, from + x.count + column] == (row == column ? 1 : 0))
          }
        }
      }
    },
    Law(
      107, .gradients, "rows by vjp and columns by jvp are the same Jacobian",
      states:
        "row i of J is e_i'J and column j is Je_j, each within F20, exactly for small whole numbers",
      .exact, .medium, needs: [.jacobian, .jacobianForward, .vjp, .jvp],
      holds: [.jacobian, .jacobianForward, .vjp, .jvp],
      for: .oneOf([
        .programs(.polynomial, isScalar: false), .programs(.kinked, isScalar: false),
        .programs(.rational, isScalar: false, of: .smallFractions),
        .programs(.smooth, isScalar: false, of: .smallFractions.map { $0 / 4 }, steps: 1...4),
      ])
    ) { subject, input in
      let shape = try input.exact().value().shape
      let (reverse, forward) = try subject.heldJacobians(input)
      let isWhole = try input.bounds().isWhole
      let count = shape.reduce(1, *)
      let row = count / 2
      let unit = (0..<count).map { $0 == row ? 1.0 : 0 }
      let byRow = try subject.heldVJP(input, Tensor(shape: shape, elements: unit))
        .flatMap(\.elements)
      let column = input.point.count / 2
      let direction = input.point.indices.map { $0 == column ? 1.0 : 0 }
      let byColumn = try subject.heldJVP(input, direction)
      guard isWhole else { return }
      try require(reverse.row(row) == byRow && forward.columns[column] == byColumn)
      try require(reverse == forward)
    },
    Law(
      108, .gradients, "the backward of a linear map",
      states: "of y = Wx + b with the gradient g: W'g for x, gx' for W, g for b", .exact, .medium,
      needs: [.vjp], holds: [.vjp],
      for: Generator<[Matrix<Double>]>.fitting(
        "mn", "n", "m", "m", sizes: 1...4, of: .whole(9))
    ) { subject, input in
      let (w, x, b, g) = (input[0], input[1], input[2], input[3])
      var program = Program()
      let places = (0..<3).map { program.append("input", counts: [$0]) }
      program.append("add", program.append("matmul", places[0], places[1]), places[2])
      let one = ProgramCase(
        program: program,
        inputs: [
          try Tensor(shape: w.shape, elements: w.elements),
          try Tensor(shape: [x.rowCount], elements: x.elements),
          try Tensor(shape: [b.rowCount], elements: b.elements),
        ])
      let parts = try subject.heldVJP(one, Tensor(shape: [g.rowCount], elements: g.elements))
      let (exactW, exactG) = (try w.rationals(), try g.rationals())
      let byW = try exactG * x.rationals().transposed()
      let byX = try exactW.transposed() * exactG
      try require(try parts[0].elements.rationals() == byW.elements)
      try require(try parts[1].elements.rationals() == byX.elements)
      try require(parts[2].elements == g.elements)
    },
    Law(
      108, .gradients, "the backward of a linear layer by rows",
      states:
        "of Y = XW + b with the gradient G: GW' for X, X'G for W, the sum of the rows of G for b",
      .exact, .medium, needs: [.vjp], holds: [.vjp],
      for: Generator<[Matrix<Double>]>.fitting(
        "mn", "nk", "k", "mk", sizes: 1...4, of: .whole(9))
    ) { subject, input in
      let (x, w, b, g) = (input[0], input[1], input[2], input[3])
      var program = Program()
      let places = (0..<3).map { program.append("input", counts: [$0]) }
      program.append("linear", places[0], places[1], places[2])
      let one = ProgramCase(
        program: program,
        inputs: [
          try Tensor(shape: x.shape, elements: x.elements),
          try Tensor(shape: w.shape, elements: w.elements),
          try Tensor(shape: [b.rowCount], elements: b.elements),
        ])
      let parts = try subject.heldVJP(one, Tensor(shape: g.shape, elements: g.elements))
      let (exactX, exactW, exactG) = (try x.rationals(), try w.rationals(), try g.rationals())
      let byX = try exactG * exactW.transposed()
      let byW = try exactX.transposed() * exactG
      let byB = exactG.columns.map { $0.reduce(.zero, +) }
      try require(try parts[0].elements.rationals() == byX.elements)
      try require(try parts[1].elements.rationals() == byW.elements)
      try require(try parts[2].elements.rationals() == byB)
    },
  ]
}
