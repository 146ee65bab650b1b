import Exact
import PropertyTesting
import Reference

extension Law {
  /// Linear layers, by rows and by columns.
  static let layerLaws: [Law] = [
    Law(
      183, .networks, "a linear layer adds its bias to every row",
      states: "x·W + b within γₖ₊₁(|x||W| + |b|), and W·x + b by columns likewise", .exact, .medium,
      holds: [.linear, .linearColumns],
      for: .oneOf([
        .fitting("nk", "km", "m", of: .whole()), .fitting("nk", "km", "m", of: .moderate),
        .fitting("nk", "km", "m", sizes: 0...3, of: .finite),
      ])
    ) { subject, input in
      let (x, w, b) = (input[0], input[1], input[2].elements)
      let (rows, matrix, bias) = (try x.rationals(), try w.rationals(), try b.rationals())
      let sizes = try rows.magnitudes * matrix.magnitudes
      try assume(sizes.elements.allSatisfy { $0 < .farInsideRange })
      let exact = try rows * matrix
      let wanted = RationalMatrix(rowCount: x.rowCount, columnCount: b.count) {
        exact[$0, $1] + bias[$1]
      }
      let bound = { (row: Int, column: Int) in
        Bound.layer(
          magnitudes: sizes[row, column] + bias[column].magnitude, terms: w.rowCount)
      }
      try subject.hold(.linear, subject.linear(x, w, b), to: wanted, within: bound)
      for row in 0..<x.rowCount {
        try subject.hold(
          .linearColumns, subject.linearColumns(w.transposed(), x.row(row), b),
          to: wanted.row(row), within: b.indices.map { bound(row, $0) })
      }
    },
    Law(
      183, .networks, "the gradients of a linear layer are products and a sum over the batch",
      states: "dx = G·W', dW = x'·G within F4, db = Σ G over the rows, rounded once", .exact,
      .medium,
      holds: [.linearGrad],
      for: .oneOf([
        .fitting("nk", "km", "nm", of: .whole()), .fitting("nk", "km", "nm", of: .moderate),
        .fitting("nk", "km", "nm", sizes: 0...3, of: .finite),
      ])
    ) { subject, input in
      let (x, w, g) = (try input[0].rationals(), try input[1].rationals(), try input[2].rationals())
      try assume(try Subject.staysInRange(g, w.transposed()))
      try assume(try Subject.staysInRange(x.transposed(), g))
      let fields = try subject.linearGrad(input[0], input[1], input[2])
      let (inputBounds, weightBounds) = (
        try Bound.products(g, w.transposed()), try Bound.products(x.transposed(), g)
      )
      try subject.hold(.linearGrad, fields.matrix("x"), to: g * w.transposed()) {
        inputBounds[$0, $1]
      }
      try subject.hold(.linearGrad, fields.matrix("w"), to: x.transposed() * g) {
        weightBounds[$0, $1]
      }
      let sums = (0..<g.columnCount).map { g.column($0).reduce(Rational.zero, +) }
      try subject.hold(
        .linearGrad, fields.vector("b"), to: sums, within: sums.map { .rounding($0) })
    },
    Law(
      183, .networks, "the gradients of a column layer are an outer and a matrix product",
      states: "dW = g·x', rounded once, dx = W'·g within F4, db = g to the bit", .exact, .medium,
      holds: [.linearColumnsGrad],
      for: .oneOf([
        .fitting("mk", "k", "m", of: .whole()), .fitting("mk", "k", "m", of: .moderate),
        .fitting("mk", "k", "m", sizes: 0...3, of: .finite),
      ])
    ) { subject, input in
      let (w, x, g) = (input[0], input[1].elements, input[2].elements)
      let (matrix, rows, slope) = (try w.rationals(), try x.rationals(), try g.rationals())
      let column = RationalMatrix(rowCount: g.count, columnCount: 1) { row, _ in slope[row] }
      try assume(try Subject.staysInRange(matrix.transposed(), column))
      let fields = try subject.linearColumnsGrad(w, x, g)
      let bounds = try Bound.products(matrix.transposed(), column)
      try subject.hold(
        .linearColumnsGrad, fields.vector("x"), to: matrix.transposed() * slope,
        within: bounds.elements)
      let outer = RationalMatrix(rowCount: g.count, columnCount: x.count) { slope[$0] * rows[$1] }
      try subject.hold(.linearColumnsGrad, fields.matrix("w"), to: outer) {
        .rounding(outer[$0, $1])
      }
      try requireSameBits(fields.vector("b"), g)
    },
    Law(
      183, .networks, "rows and columns are two ways to write one layer",
      states:
        "x·W + b = W'·x + b for one example, and their gradients are transposes, exactly over "
        + "whole numbers", .exact,
      holds: [.linear, .linearColumns, .linearGrad, .linearColumnsGrad],
      for: .fitting("mk", "k", "m", "m", of: .whole())
    ) { subject, input in
      let (w, x, b, g) = (input[0], input[1], input[2].elements, input[3])
      let turned = w.transposed()
      let row = x.transposed()
      let exact = try zip(w.rationals() * x.elements.rationals(), b.rationals()).map { $0 + $1 }
      let line = try RationalMatrix(rowCount: 1, columnCount: b.count, elements: exact)
      try subject.hold(.linear, subject.linear(row, turned, b), to: line) { _, _ in .exact }
      try subject.hold(
        .linearColumns, subject.linearColumns(w, x.elements, b), to: exact,
        within: exact.map { _ in .exact })
      let byRows = try subject.linearGrad(row, turned, g.transposed())
      let byColumns = try subject.linearColumnsGrad(w, x.elements, g.elements)
      try require(
        try byRows.matrix("w").transposed() == byColumns.matrix("w"), "dW differs")
      try require(try byRows.matrix("x").elements == byColumns.vector("x"), "dx differs")
      try require(try byRows.vector("b") == byColumns.vector("b"), "db differs")
    },
  ]
}
