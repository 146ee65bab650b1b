import Exact
import PropertyTesting
import Reference
import Testing

/// Layers and networks: backpropagation against duals.
struct NetworkTests {
  @Test func `a layer in both conventions, and its three gradients`() throws {
    var generator = Random(seed: 81)
    let (x, w) = (generator.matrix(2, 3).reals(), generator.matrix(3, 4).reals())
    let (b, g) = (generator.vector(4), generator.matrix(2, 4).reals())
    let out = try Networks.linear(x, w, b)
    for row in 0..<2 {
      #expect(
        try out.row(row).map(\.asRational)
          == Networks.linearColumns(w.transposed(), x.row(row), b).map(\.asRational))
    }
    let stated = try Networks.linearGrad(x, w, upstream: g)
    let point = x.elements + w.elements + b
    let byDuals = try Derivatives.gradient(at: point) { p in
      let out = try Networks.linear(
        Matrix(rowCount: 2, columnCount: 3, elements: Array(p[..<6])),
        Matrix(rowCount: 3, columnCount: 4, elements: Array(p[6..<18])), Array(p[18...]))
      return try Vectors.dot(out.elements, g.elements.map { Dual(constant: $0) })
    }
    #expect(
      (stated.x.elements + stated.w.elements + stated.b).map(\.asRational)
        == byDuals.map(\.asRational))
    // The batch is the sum of its examples, in the column convention.
    var sum = Array(repeating: Rational.zero, count: 12)
    for row in 0..<2 {
      let one = try Networks.linearColumnsGrad(w.transposed(), x.row(row), upstream: g.row(row))
      #expect(one.x.map(\.asRational) == stated.x.row(row).map(\.asRational))
      sum = zip(sum, one.w.transposed().elements).map { $0 + ($1.asRational ?? .zero) }
    }
    #expect(stated.w.elements.map(\.asRational) == sum)
  }

  @Test func `backpropagation gives the gradients by duals over the rationals`() throws {
    var generator = Random(seed: 82)
    let widths = [3, 4, 2, 2]
    let x = generator.matrix(2, 3).reals()
    let upstream = generator.matrix(2, 2).reals()
    let layers = zip(widths, widths.dropFirst()).map { rows, columns in
      Networks.Layer(
        weights: generator.matrix(rows, columns).reals(), bias: generator.vector(columns))
    }
    let stated = try Networks.backward(x, layers, .relu, upstream: upstream)
    let point = x.elements + layers.flatMap { $0.weights.elements + $0.bias }
    #expect(Integer(point.count - 6) == Networks.parameterCount(widths))
    let byDuals = try Derivatives.gradient(at: point) { p in
      var rest = p[...]
      func take(_ count: Int) -> [Dual<Real>] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }
      let input = try Matrix(rowCount: 2, columnCount: 3, elements: take(6))
      let moved = try layers.map { layer in
        Networks.Layer(
          weights: try Matrix(
            rowCount: layer.weights.rowCount, columnCount: layer.weights.columnCount,
            elements: take(layer.weights.elements.count)), bias: take(layer.bias.count))
      }
      let out = try Networks.forward(input, moved, .relu)
      return try Vectors.dot(out.elements, upstream.elements.map { Dual(constant: $0) })
    }
    let flat = stated.x.elements + stated.layers.flatMap { $0.weights.elements + $0.bias }
    #expect(flat.map(\.asRational) == byDuals.map(\.asRational))
  }

  @Test func `the counts and variances of the notes`() throws {
    #expect(Networks.parameterCount([8, 16, 3]) == 195)
    #expect(Networks.parameterCount([5]) == 0)
    for (scheme, n, d) in [(Networks.Initialiser.xavier, 1, 12), (.he, 1, 4), (.lecun, 1, 8)] {
      #expect(
        try Networks.initialVariance(fanIn: 8, fanOut: 16, scheme)
          == Rational(Integer(n), over: Integer(d)))
    }
    #expect(throws: ArithmeticError.divisionByZero) {
      try Networks.initialVariance(fanIn: 0, fanOut: 3, .he)
    }
  }
}
